# on-premises-only, exported by Chaperone. sha256: (see the record of the policy in force)
# Ask for data.chaperone.policy.decision with an input such as {"vendor.baa": "signed"}.
package chaperone.policy

import rego.v1

values := {
	"agent.registered": {"unknown", "yes", "no"},
	"agent.stage": {"unknown", "proof-of-concept", "security-test", "pilot", "production"},
	"agent.status": {"unknown", "active", "suspended", "revoked"},
	"agent.files": {"unknown", "none", "scoped", "full"},
	"agent.clipboard": {"unknown", "none", "brokered", "full"},
	"agent.network": {"unknown", "gateway-only", "open"},
	"agent.preview": {"unknown", "yes", "no"},
	"vendor.baa": {"unknown", "none", "signed", "expired"},
	"vendor.no-training": {"unknown", "none", "attested", "expired"},
	"vendor.encryption": {"unknown", "yes", "no"},
	"vendor.security-report": {"unknown", "none", "current", "expired"},
	"vendor.right-to-audit": {"unknown", "yes", "no"},
	"vendor.incident-sla": {"unknown", "yes", "no"},
	"device.class": {"unknown", "clinical", "administrative", "research"},
	"device.posture": {"unknown", "healthy", "unhealthy", "stale"},
	"device.isolation": {"unknown", "none", "sandbox", "vdi"},
	"user.role": {"unknown", "clinician", "privacy-officer", "security-officer", "auditor", "patient", "administrator"},
	"user.training": {"unknown", "current", "expired", "none"},
	"phi.declared": {"unknown", "yes", "no"},
	"phi.findings": {"unknown", "none", "this-patient", "unattributed", "another-patient"},
	"phi.uninspectable": {"unknown", "yes", "no"},
	"consent.status": {"unknown", "opted-in", "opted-out", "revoked"},
	"session.state": {"unknown", "none", "active"},
	"approval.state": {"unknown", "none", "valid", "expired", "review-overdue", "drifted"},
	"route.kind": {"unknown", "on-premises", "private-cloud-attested", "private-cloud-unattested", "vendor"},
	"action": {"unknown", "infer", "read-chart", "write-draft", "egress", "clipboard", "file"},
}

# What is missing or not a known word is unknown.
fact(name) := input[name] if input[name] in values[name]

fact(name) := "unknown" if not input[name] in values[name]

default decision := {"outcome": "block", "obligations": [], "rule": "default", "sentence": "Agents may only ask the hospital's own models. Ask the security officer if you need more."}

decision := {"outcome": "block", "obligations": [], "rule": "outside", "sentence": "The hospital uses only its own models. Choose a model inside the hospital."} if {
	rule_1
} else := {"outcome": "block", "obligations": [], "rule": "other-patient", "sentence": "This request mentions a patient other than the one your session is for, or could not be looked through. Remove the other patient, or open a session for that patient."} if {
	rule_2
} else := {"outcome": "block", "obligations": [], "rule": "session-required", "sentence": "No session is open. Open one for the patient in Chaperone, then try again."} if {
	rule_3
} else := {"outcome": "block", "obligations": [], "rule": "consent-required", "sentence": "The patient has not agreed to this use of AI. Ask and record the answer, or continue without the agent."} if {
	rule_4
} else := {"outcome": "block", "obligations": [], "rule": "agent-not-allowed", "sentence": "The hospital has not approved this agent, or has stopped it. Use an approved one."} if {
	rule_5
} else := {"outcome": "block", "obligations": [], "rule": "device-not-allowed", "sentence": "The last security check of this computer failed or is too old. Restart it, or use another computer."} if {
	rule_6
} else := {"outcome": "block", "obligations": [], "rule": "full-file-access", "sentence": "This agent can read every file on this computer. Use an agent that is limited to its own folder."} if {
	rule_7
} else := {"outcome": "block", "obligations": [], "rule": "phi-on-office-device", "sentence": "This computer is not for patient data, and this request holds some. Use a clinical workstation."} if {
	rule_8
} else := {"outcome": "condition", "obligations": ["keep-local", "review", "full-logging"], "rule": "draft", "sentence": "Permitted inside the hospital. Check the draft before it goes to the chart."} if {
	rule_9
} else := {"outcome": "condition", "obligations": ["keep-local", "full-logging"], "rule": "on-premises", "sentence": "Permitted inside the hospital. What is sent and answered is kept for review."} if {
	rule_10
}

# outside
rule_1 if {
	fact("route.kind") in {"private-cloud-attested", "private-cloud-unattested", "vendor", "unknown"}
}

# other-patient
rule_2 if {
	fact("phi.findings") in {"another-patient", "unknown"}
}

# session-required
rule_3 if {
	fact("session.state") in {"none", "unknown"}
}

# consent-required
rule_4 if {
	fact("consent.status") in {"opted-out", "revoked", "unknown"}
}

# agent-not-allowed
rule_5 if {
	fact("agent.registered") in {"no", "unknown"}
}

rule_5 if {
	fact("agent.status") in {"suspended", "revoked", "unknown"}
}

rule_5 if {
	fact("approval.state") in {"none", "expired", "review-overdue", "drifted", "unknown"}
}

rule_5 if {
	fact("agent.stage") in {"proof-of-concept", "security-test", "unknown"}
}

# device-not-allowed
rule_6 if {
	fact("device.posture") in {"unhealthy", "stale", "unknown"}
}

rule_6 if {
	fact("device.class") in {"unknown"}
}

# full-file-access
rule_7 if {
	fact("agent.files") in {"full", "unknown"}
}

# phi-on-office-device
rule_8 if {
	fact("device.class") in {"administrative", "research"}
	fact("phi.findings") in {"this-patient", "unattributed", "another-patient", "unknown"}
}

rule_8 if {
	fact("device.class") in {"administrative", "research"}
	fact("phi.declared") in {"yes"}
}

rule_8 if {
	fact("device.class") in {"administrative", "research"}
	fact("phi.uninspectable") in {"yes", "unknown"}
}

rule_8 if {
	fact("device.class") in {"administrative", "research"}
	fact("action") in {"read-chart", "write-draft"}
}

# draft
rule_9 if {
	fact("action") in {"write-draft"}
}

# on-premises
rule_10 if {
	fact("action") in {"infer", "read-chart"}
}
