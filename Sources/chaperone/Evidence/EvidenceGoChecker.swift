extension EvidenceGuide {
  /// The same checks with Go's own packages for signed notes and transparency logs, for who trusts those.
  static let goChecker =
    #"""
    // Checks an evidence pack with the ledger's public key: go run check.go 'KEY'
    package main

    import (
    	"bytes"
    	"crypto/sha256"
    	"encoding/base64"
    	"encoding/hex"
    	"fmt"
    	"os"
    	"path/filepath"
    	"strconv"
    	"strings"

    	"golang.org/x/mod/sumdb/note"
    	"golang.org/x/mod/sumdb/tlog"
    )

    func main() {
    	if len(os.Args) != 2 {
    		fail("usage: go run check.go 'KEY'")
    	}
    	verifier, err := note.NewVerifier(strings.TrimSpace(os.Args[1]))
    	check("the key", err)
    	tree := open(verifier, read("checkpoint"))
    	proofs, _ := filepath.Glob("proofs/*.tlog-proof")
    	records, _ := filepath.Glob("records/*.json")
    	if len(proofs) != len(records) {
    		fail("there are %d proofs for %d records", len(proofs), len(records))
    	}
    	known := map[string]bool{}
    	for _, path := range proofs {
    		name := strings.TrimSuffix(filepath.Base(path), ".tlog-proof")
    		index, err := strconv.ParseInt(name, 10, 64)
    		check(path, err)
    		record := read("records/" + name + ".json")
    		head, text, _ := strings.Cut(string(read(path)), "\n\n")
    		lines := strings.Split(head, "\n")
    		extra := "extra " + base64.StdEncoding.EncodeToString(record)
    		if len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" || lines[1] != extra || lines[2] != "index "+name {
    			fail("%s is not the proof of record %s", path, name)
    		}
    		if open(verifier, []byte(text)) != tree {
    			fail("%s leads to another checkpoint", path)
    		}
    		var proof tlog.RecordProof
    		for _, line := range lines[3:] {
    			hash, err := tlog.ParseHash(line)
    			check(path, err)
    			proof = append(proof, hash)
    		}
    		check("record "+name, tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(record)))
    		known[string(record)] = true
    	}
    	for _, line := range bytes.Split(bytes.TrimSuffix(read("consent-history.jsonl"), []byte("\n")), []byte("\n")) {
    		if len(line) > 0 && !known[string(line)] {
    			fail("a consent is not among the records")
    		}
    	}
    	policies, _ := filepath.Glob("policies/*.yaml")
    	for _, path := range policies {
    		hash := sha256.Sum256(read(path))
    		if hex.EncodeToString(hash[:]) != strings.TrimSuffix(filepath.Base(path), ".yaml") {
    			fail("%s is another text", path)
    		}
    	}
    	fmt.Printf("verified: %d records stand under the signed checkpoint of size %d\n", len(proofs), tree.N)
    }

    // open reads a checkpoint whose signature is right and whose first line is the key's name.
    func open(verifier note.Verifier, text []byte) tlog.Tree {
    	opened, err := note.Open(text, note.VerifierList(verifier))
    	check("the checkpoint", err)
    	lines := strings.Split(opened.Text, "\n")
    	if len(lines) < 4 || lines[0] != verifier.Name() {
    		fail("the checkpoint is of another ledger")
    	}
    	size, err := strconv.ParseInt(lines[1], 10, 64)
    	check("the checkpoint", err)
    	root, err := tlog.ParseHash(lines[2])
    	check("the checkpoint", err)
    	return tlog.Tree{N: size, Hash: root}
    }

    func read(path string) []byte {
    	data, err := os.ReadFile(path)
    	check(path, err)
    	return data
    }

    func check(what string, err error) {
    	if err != nil {
    		fail("%s: %v", what, err)
    	}
    }

    func fail(format string, values ...any) {
    	fmt.Fprintf(os.Stderr, format+"\n", values...)
    	os.Exit(1)
    }

    """#
}
