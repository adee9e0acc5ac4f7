# lockdown, exported by Chaperone. sha256: (see the record of the policy in force)
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

default decision := {"outcome": "block", "obligations": [], "rule": "default", "sentence": "No rule of the policy allows this. Ask the security officer before you try again."}

decision := {"outcome": "block", "obligations": [], "rule": "inventory-only", "sentence": "The hospital is taking stock of AI agents and does not allow any of them yet. Continue without the agent; this attempt has been noted."} if {
	rule_1
}

# inventory-only
rule_1 if {
	true
}
