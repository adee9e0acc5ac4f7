# pilot, exported by Chaperone. sha256: (see the record of the policy in force)
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

default decision := {"outcome": "block", "obligations": [], "rule": "default", "sentence": "The pilot covers questions and drafts to the pilot's model only. Ask the pilot's lead if you need more."}

decision := {"outcome": "block", "obligations": [], "rule": "other-patient", "sentence": "This request mentions a patient other than the one your session is for, or could not be looked through. Remove the other patient, or open a session for that patient."} if {
	rule_1
} else := {"outcome": "block", "obligations": [], "rule": "session-required", "sentence": "No session is open. Open one for the patient in Chaperone, then try again."} if {
	rule_2
} else := {"outcome": "block", "obligations": [], "rule": "consent-required", "sentence": "The patient has not agreed to take part in the pilot. Ask and record the answer, or continue without it."} if {
	rule_3
} else := {"outcome": "block", "obligations": [], "rule": "not-a-clinician", "sentence": "The pilot is for clinicians. Ask the pilot's lead if you should take part."} if {
	rule_4
} else := {"outcome": "block", "obligations": [], "rule": "not-the-piloted-agent", "sentence": "This is not the agent of the pilot. Use the one on the virtual desktop."} if {
	rule_5
} else := {"outcome": "block", "obligations": [], "rule": "not-on-the-virtual-desktop", "sentence": "The pilot runs on the virtual desktop only. Open it and try again there."} if {
	rule_6
} else := {"outcome": "block", "obligations": [], "rule": "contract-incomplete", "sentence": "An agreement with the vendor is missing or has run out. The pilot pauses until it is renewed."} if {
	rule_7
} else := {"outcome": "block", "obligations": [], "rule": "cannot-be-inspected", "sentence": "This request holds an image or a file that Chaperone cannot read. Remove it and try again."} if {
	rule_8
} else := {"outcome": "condition", "obligations": ["review", "full-logging"], "rule": "on-premises", "sentence": "Permitted inside the hospital. Check the answer before you use it."} if {
	rule_9
} else := {"outcome": "condition", "obligations": ["pseudonymise", "review", "full-logging"], "rule": "vendor", "sentence": "Permitted in the pilot. Names and numbers are replaced before they leave; check the answer before you use it."} if {
	rule_10
}

# other-patient
rule_1 if {
	fact("phi.findings") in {"another-patient", "unknown"}
}

# session-required
rule_2 if {
	fact("session.state") in {"none", "unknown"}
}

# consent-required
rule_3 if {
	fact("consent.status") in {"opted-out", "revoked", "unknown"}
}

# not-a-clinician
rule_4 if {
	fact("user.role") in {"privacy-officer", "security-officer", "auditor", "patient", "administrator", "unknown"}
}

# not-the-piloted-agent
rule_5 if {
	fact("agent.registered") in {"no", "unknown"}
}

rule_5 if {
	fact("agent.stage") in {"proof-of-concept", "security-test", "production", "unknown"}
}

rule_5 if {
	fact("agent.status") in {"suspended", "revoked", "unknown"}
}

rule_5 if {
	fact("agent.files") in {"full", "unknown"}
}

rule_5 if {
	fact("agent.clipboard") in {"full", "unknown"}
}

rule_5 if {
	fact("agent.network") in {"open", "unknown"}
}

rule_5 if {
	fact("agent.preview") in {"yes", "unknown"}
}

rule_5 if {
	fact("approval.state") in {"none", "expired", "review-overdue", "drifted", "unknown"}
}

# not-on-the-virtual-desktop
rule_6 if {
	fact("device.class") in {"administrative", "research", "unknown"}
}

rule_6 if {
	fact("device.posture") in {"unhealthy", "stale", "unknown"}
}

rule_6 if {
	fact("device.isolation") in {"none", "sandbox", "unknown"}
}

# contract-incomplete
rule_7 if {
	fact("vendor.baa") in {"none", "expired", "unknown"}
	fact("route.kind") in {"private-cloud-attested", "private-cloud-unattested", "vendor", "unknown"}
}

rule_7 if {
	fact("vendor.no-training") in {"none", "expired", "unknown"}
	fact("route.kind") in {"private-cloud-attested", "private-cloud-unattested", "vendor", "unknown"}
}

rule_7 if {
	fact("vendor.encryption") in {"no", "unknown"}
	fact("route.kind") in {"private-cloud-attested", "private-cloud-unattested", "vendor", "unknown"}
}

rule_7 if {
	fact("vendor.security-report") in {"none", "expired", "unknown"}
	fact("route.kind") in {"private-cloud-attested", "private-cloud-unattested", "vendor", "unknown"}
}

rule_7 if {
	fact("vendor.right-to-audit") in {"no", "unknown"}
	fact("route.kind") in {"private-cloud-attested", "private-cloud-unattested", "vendor", "unknown"}
}

rule_7 if {
	fact("vendor.incident-sla") in {"no", "unknown"}
	fact("route.kind") in {"private-cloud-attested", "private-cloud-unattested", "vendor", "unknown"}
}

# cannot-be-inspected
rule_8 if {
	fact("phi.uninspectable") in {"yes", "unknown"}
}

# on-premises
rule_9 if {
	fact("route.kind") in {"on-premises"}
	fact("action") in {"infer", "read-chart", "write-draft"}
}

# vendor
rule_10 if {
	fact("route.kind") in {"vendor"}
	fact("action") in {"infer", "read-chart", "write-draft"}
}
