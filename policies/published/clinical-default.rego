# clinical-default, exported by Chaperone. sha256: (see the record of the policy in force)
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

default decision := {"outcome": "block", "obligations": [], "rule": "default", "sentence": "No rule allows this. Ask the security officer before you try again."}

decision := {"outcome": "block", "obligations": [], "rule": "other-patient", "sentence": "This request mentions a patient other than the one your session is for. Remove the other patient, or open a session for that patient."} if {
	rule_1
} else := {"outcome": "block", "obligations": [], "rule": "not-inspected", "sentence": "Chaperone could not finish looking through this request. Try again; if it happens again, call the help desk."} if {
	rule_2
} else := {"outcome": "block", "obligations": [], "rule": "session-required", "sentence": "No session is open. Open one for the patient in Chaperone, then try again."} if {
	rule_3
} else := {"outcome": "block", "obligations": [], "rule": "consent-declined", "sentence": "The patient has said no to this use of AI. Continue without the agent."} if {
	rule_4
} else := {"outcome": "block", "obligations": [], "rule": "consent-missing", "sentence": "The patient has not been asked about this use of AI. Ask, record the answer in Chaperone, then try again."} if {
	rule_5
} else := {"outcome": "block", "obligations": [], "rule": "agent-not-registered", "sentence": "This agent is not on the hospital's list. Use a listed one, or ask the security officer to register it."} if {
	rule_6
} else := {"outcome": "block", "obligations": [], "rule": "agent-stopped", "sentence": "This agent has been stopped by the hospital. Use another agent or continue without one."} if {
	rule_7
} else := {"outcome": "block", "obligations": [], "rule": "approval-expired", "sentence": "The hospital's approval of this agent has run out. Ask the security officer to renew it."} if {
	rule_8
} else := {"outcome": "block", "obligations": [], "rule": "approval-drifted", "sentence": "This agent has changed since the hospital approved it. Ask the security officer to look at the new version."} if {
	rule_9
} else := {"outcome": "block", "obligations": [], "rule": "approval-missing", "sentence": "The hospital has not approved this agent. Use an approved one, or ask for an approval."} if {
	rule_10
} else := {"outcome": "block", "obligations": [], "rule": "device-not-healthy", "sentence": "The last security check of this computer failed or is too old. Restart it and wait for the check, or use another computer."} if {
	rule_11
} else := {"outcome": "block", "obligations": [], "rule": "not-recognised", "sentence": "Chaperone does not recognise this device, this destination or this kind of action. Call the help desk."} if {
	rule_12
} else := {"outcome": "block", "obligations": [], "rule": "full-file-access", "sentence": "This agent can read every file on this computer, and this computer handles patient data. Use an agent that is limited to its own folder."} if {
	rule_13
} else := {"outcome": "block", "obligations": [], "rule": "no-baa", "sentence": "The hospital has no agreement in force with the company behind this model. Choose a model inside the hospital."} if {
	rule_14
} else := {"outcome": "block", "obligations": [], "rule": "may-train", "sentence": "The company behind this model has not promised to keep patient data out of its training. Choose a model inside the hospital."} if {
	rule_15
} else := {"outcome": "block", "obligations": [], "rule": "cannot-be-inspected", "sentence": "This request holds an image or a file that Chaperone cannot read, so it cannot leave the hospital. Remove it, or choose a model inside the hospital."} if {
	rule_16
} else := {"outcome": "block", "obligations": [], "rule": "phi-on-office-device", "sentence": "This computer is not for patient data, and this request holds some. Use a clinical workstation."} if {
	rule_17
} else := {"outcome": "permit", "obligations": [], "rule": "office-device", "sentence": "Permitted, as long as no patient data is in it."} if {
	rule_18
} else := {"outcome": "block", "obligations": [], "rule": "agent-on-trial", "sentence": "This agent is still being tried and may not see real patients. Use an agent that is in pilot or production."} if {
	rule_19
} else := {"outcome": "block", "obligations": [], "rule": "preview-release", "sentence": "This is a preview version of the agent, and previews may not send anything to a vendor from here. Use the released version."} if {
	rule_20
} else := {"outcome": "condition", "obligations": ["review", "full-logging"], "rule": "on-premises-unreadable", "sentence": "Permitted inside the hospital. Chaperone could not read all of it, so check the answer before you use it."} if {
	rule_21
} else := {"outcome": "permit", "obligations": [], "rule": "on-premises-isolated", "sentence": "Permitted. The data stays inside the hospital."} if {
	rule_22
} else := {"outcome": "condition", "obligations": ["full-logging"], "rule": "on-premises", "sentence": "Permitted inside the hospital. What is sent and answered is kept for review."} if {
	rule_23
} else := {"outcome": "block", "obligations": [], "rule": "review-overdue", "sentence": "The yearly review of this agent is late, so it may not send anything outside the hospital. Choose a model inside the hospital."} if {
	rule_24
} else := {"outcome": "block", "obligations": [], "rule": "direct-connection", "sentence": "On this computer an agent reaches the outside only by asking a model through Chaperone. Ask the help desk if you need another connection."} if {
	rule_25
} else := {"outcome": "block", "obligations": [], "rule": "not-encrypted", "sentence": "The company behind this model does not vouch for encryption. Choose a model inside the hospital."} if {
	rule_26
} else := {"outcome": "condition", "obligations": ["pseudonymise", "full-logging"], "rule": "private-cloud", "sentence": "Permitted in the hospital's own cloud. Names and numbers are replaced before they leave."} if {
	rule_27
} else := {"outcome": "block", "obligations": [], "rule": "no-security-report", "sentence": "The hospital has no current security report of the company behind this model. Choose a model inside the hospital."} if {
	rule_28
} else := {"outcome": "block", "obligations": [], "rule": "not-isolated", "sentence": "This agent runs directly on your computer and may not send patient data to a vendor. Use the virtual desktop, or choose a model inside the hospital."} if {
	rule_29
} else := {"outcome": "condition", "obligations": ["pseudonymise", "review", "full-logging"], "rule": "vendor-draft", "sentence": "Permitted with safeguards. Names and numbers are replaced before they leave; check the draft before it goes to the chart."} if {
	rule_30
} else := {"outcome": "condition", "obligations": ["pseudonymise", "full-logging"], "rule": "vendor", "sentence": "Permitted with safeguards. Names and numbers are replaced before they leave, and come back in the answer."} if {
	rule_31
}

# other-patient
rule_1 if {
	fact("phi.findings") in {"another-patient"}
}

# not-inspected
rule_2 if {
	fact("phi.findings") in {"unknown"}
}

# session-required
rule_3 if {
	fact("session.state") in {"none", "unknown"}
}

# consent-declined
rule_4 if {
	fact("consent.status") in {"opted-out", "revoked"}
}

# consent-missing
rule_5 if {
	fact("consent.status") in {"opted-out", "revoked", "unknown"}
}

# agent-not-registered
rule_6 if {
	fact("agent.registered") in {"no", "unknown"}
}

# agent-stopped
rule_7 if {
	fact("agent.status") in {"suspended", "revoked", "unknown"}
}

# approval-expired
rule_8 if {
	fact("approval.state") in {"expired"}
}

# approval-drifted
rule_9 if {
	fact("approval.state") in {"drifted"}
}

# approval-missing
rule_10 if {
	fact("approval.state") in {"none", "expired", "drifted", "unknown"}
}

# device-not-healthy
rule_11 if {
	fact("device.posture") in {"unhealthy", "stale", "unknown"}
}

# not-recognised
rule_12 if {
	fact("action") in {"unknown"}
}

rule_12 if {
	fact("route.kind") in {"unknown"}
}

rule_12 if {
	fact("device.class") in {"unknown"}
}

# full-file-access
rule_13 if {
	fact("agent.files") in {"full", "unknown"}
	fact("device.class") in {"clinical", "unknown"}
}

# no-baa
rule_14 if {
	fact("vendor.baa") in {"none", "expired", "unknown"}
	fact("route.kind") in {"private-cloud-attested", "private-cloud-unattested", "vendor", "unknown"}
}

# may-train
rule_15 if {
	fact("vendor.no-training") in {"none", "expired", "unknown"}
	fact("route.kind") in {"private-cloud-unattested", "vendor", "unknown"}
}

# cannot-be-inspected
rule_16 if {
	fact("phi.uninspectable") in {"yes", "unknown"}
	fact("route.kind") in {"private-cloud-attested", "private-cloud-unattested", "vendor", "unknown"}
}

# phi-on-office-device
rule_17 if {
	fact("device.class") in {"administrative", "research"}
	fact("phi.findings") in {"this-patient", "unattributed", "another-patient", "unknown"}
}

rule_17 if {
	fact("device.class") in {"administrative", "research"}
	fact("phi.declared") in {"yes"}
}

rule_17 if {
	fact("device.class") in {"administrative", "research"}
	fact("phi.uninspectable") in {"yes", "unknown"}
}

rule_17 if {
	fact("device.class") in {"administrative", "research"}
	fact("action") in {"read-chart", "write-draft"}
}

# office-device
rule_18 if {
	fact("device.class") in {"administrative", "research"}
}

# agent-on-trial
rule_19 if {
	fact("agent.stage") in {"proof-of-concept", "security-test", "unknown"}
}

# preview-release
rule_20 if {
	fact("agent.preview") in {"yes", "unknown"}
	fact("route.kind") in {"private-cloud-unattested", "vendor", "unknown"}
}

# on-premises-unreadable
rule_21 if {
	fact("phi.uninspectable") in {"yes", "unknown"}
	fact("route.kind") in {"on-premises"}
}

# on-premises-isolated
rule_22 if {
	fact("agent.network") in {"gateway-only"}
	fact("device.isolation") in {"sandbox", "vdi"}
	fact("approval.state") in {"valid"}
	fact("route.kind") in {"on-premises"}
}

# on-premises
rule_23 if {
	fact("route.kind") in {"on-premises"}
}

# review-overdue
rule_24 if {
	fact("approval.state") in {"none", "expired", "review-overdue", "drifted", "unknown"}
}

# direct-connection
rule_25 if {
	fact("action") in {"egress", "clipboard", "file"}
}

# not-encrypted
rule_26 if {
	fact("vendor.encryption") in {"no", "unknown"}
}

# private-cloud
rule_27 if {
	fact("route.kind") in {"private-cloud-attested"}
}

# no-security-report
rule_28 if {
	fact("vendor.security-report") in {"none", "expired", "unknown"}
}

# not-isolated
rule_29 if {
	fact("device.isolation") in {"none", "unknown"}
}

# vendor-draft
rule_30 if {
	fact("action") in {"write-draft"}
}

# vendor
rule_31 if {
	fact("route.kind") in {"private-cloud-unattested", "vendor"}
	fact("action") in {"infer", "read-chart"}
}
