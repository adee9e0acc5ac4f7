// goverify checks a ledger with Go's own transparency log packages and with nothing of Chaperone.
//
//	goverify [-witness VKEY]… VKEY DIRECTORY OLD_CHECKPOINT [PROOF_FILE…]
//
// It opens both signed notes, replays every entry into a tree of its own, compares every tile, proves that the old
// checkpoint is a prefix, proves each record from authenticated tiles, and checks each tlog-proof file. Every witness
// that is named must have cosigned the checkpoint.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// tileHeight is that of c2sp.org/tlog-tiles: 256 hashes.
const tileHeight = 8

func main() {
	var witnesses []note.Verifier
	flag.Func("witness", "a witness's vkey (type 4)", func(vkey string) error {
		witness, err := newWitness(vkey)
		witnesses = append(witnesses, witness)
		return err
	})
	flag.Parse()
	if flag.NArg() < 3 {
		fail("usage: goverify [-witness VKEY]… VKEY DIRECTORY OLD_CHECKPOINT [PROOF_FILE…]")
	}
	verifier, err := note.NewVerifier(flag.Arg(0))
	check("the key", err)
	directory := flag.Arg(1)
	text := read(filepath.Join(directory, "checkpoint"))
	checkCosignatures(witnesses, text)
	tree := openCheckpoint(verifier, text)
	old := openCheckpoint(verifier, read(flag.Arg(2)))
	entries := readEntries(directory, tree.N)
	replay(directory, tree, entries)

	// The hashes come from the directory; tlog authenticates each tile against the signed root before it is used.
	hashes := tlog.TileHashReader(tree, tileDirectory(directory))
	for index, entry := range entries {
		proof, err := tlog.ProveRecord(tree.N, int64(index), hashes)
		check(fmt.Sprintf("the proof of record %d", index), err)
		err = tlog.CheckRecord(proof, tree.N, tree.Hash, int64(index), tlog.RecordHash(entry))
		check(fmt.Sprintf("record %d", index), err)
	}
	if old.N > 0 {
		proof, err := tlog.ProveTree(tree.N, old.N, hashes)
		check("the proof of consistency", err)
		check("consistency", tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash))
	}
	for _, path := range flag.Args()[3:] {
		checkProofFile(verifier, path, entries)
	}
	fmt.Printf("verified %d records, continuing %d, %d proof files, %d cosignatures\n",
		tree.N, old.N, flag.NArg()-3, len(witnesses))
}

// witness verifies timestamped cosignatures (C2SP tlog-cosignature), which x/mod has no verifier for.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func newWitness(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("not a vkey")
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 33 || key[0] != 4 {
		return nil, fmt.Errorf("not a witness's vkey")
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	return witness{parts[0], binary.BigEndian.Uint32(sum[:]), key[1:]}, nil
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.hash }

func (w witness) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(sig), msg)
	return ed25519.Verify(w.key, []byte(signed), sig[8:])
}

// checkCosignatures has Go's note package open the checkpoint with each witness's key alone.
func checkCosignatures(witnesses []note.Verifier, text []byte) {
	for _, witness := range witnesses {
		_, err := note.Open(text, note.VerifierList(witness))
		check("the cosignature by "+witness.Name(), err)
	}
}

// openCheckpoint checks the signature and reads the origin, size and root lines.
func openCheckpoint(verifier note.Verifier, text []byte) tlog.Tree {
	opened, err := note.Open(text, note.VerifierList(verifier))
	check("a checkpoint's signature", err)
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		fail("a checkpoint is not of the log " + verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check("a checkpoint's size", err)
	root, err := tlog.ParseHash(lines[2])
	check("a checkpoint's root", err)
	return tlog.Tree{N: size, Hash: root}
}

// readEntries reads the bundles beside the lowest tiles: each entry after its length, two bytes big-endian.
func readEntries(directory string, size int64) [][]byte {
	var entries [][]byte
	for _, tile := range tilesOf(size) {
		if tile.L != 0 {
			continue
		}
		name := strings.Replace(relative(tile), "tile/0/", "tile/entries/", 1)
		bundle := read(filepath.Join(directory, name))
		for count := 0; count < tile.W; count++ {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				fail(name + " ends within an entry")
			}
			length := int(binary.BigEndian.Uint16(bundle))
			entries = append(entries, bundle[2:2+length])
			bundle = bundle[2+length:]
		}
		if len(bundle) != 0 {
			fail(name + " holds more than its entries")
		}
	}
	return entries
}

// tilesOf lists the tiles of a log of that size; the smaller partial tiles of earlier checkpoints are left out.
func tilesOf(size int64) []tlog.Tile {
	var tiles []tlog.Tile
	for _, tile := range tlog.NewTiles(tileHeight, 0, size) {
		last := int(size >> uint(tileHeight*tile.L) & (1<<tileHeight - 1))
		if tile.W == 1<<tileHeight || tile.W == last {
			tiles = append(tiles, tile)
		}
	}
	return tiles
}

// replay builds the tree again from the entries and compares the root and every tile byte for byte.
func replay(directory string, tree tlog.Tree, entries [][]byte) {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		found := make([]tlog.Hash, len(indexes))
		for place, index := range indexes {
			if index >= int64(len(stored)) {
				return nil, fmt.Errorf("hash %d is not known yet", index)
			}
			found[place] = stored[index]
		}
		return found, nil
	})
	for index, entry := range entries {
		hashes, err := tlog.StoredHashes(int64(index), entry, reader)
		check("replaying", err)
		stored = append(stored, hashes...)
	}
	root, err := tlog.TreeHash(tree.N, reader)
	check("replaying", err)
	if root != tree.Hash {
		fail("the entries do not make the signed root")
	}
	for _, tile := range tilesOf(tree.N) {
		expected, err := tlog.ReadTileData(tile, reader)
		check("replaying", err)
		if !bytes.Equal(expected, read(filepath.Join(directory, relative(tile)))) {
			fail(relative(tile) + " is not what the entries make")
		}
	}
}

// checkProofFile reads a c2sp.org/tlog-proof@v1 file whose extra line is the entry.
func checkProofFile(verifier note.Verifier, path string, entries [][]byte) {
	head, checkpoint, found := strings.Cut(string(read(path)), "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "extra ") {
		fail(path + " is not a proof file with its entry")
	}
	entry, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	check(path, err)
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	check(path, err)
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := tlog.ParseHash(line)
		check(path, err)
		proof = append(proof, hash)
	}
	tree := openCheckpoint(verifier, []byte(checkpoint))
	check(path, tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)))
	if index >= int64(len(entries)) || !bytes.Equal(entry, entries[index]) {
		fail(path + " is about another record than the ledger holds")
	}
}

// tileDirectory reads the tiles that tlog asks for.
type tileDirectory string

func (directory tileDirectory) Height() int { return tileHeight }

func (directory tileDirectory) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range tiles {
		bytes, err := os.ReadFile(filepath.Join(string(directory), relative(tile)))
		if err != nil {
			return nil, err
		}
		data = append(data, bytes)
	}
	return data, nil
}

func (directory tileDirectory) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

// relative is the tile's path after C2SP, which leaves out the height that Go writes.
func relative(tile tlog.Tile) string {
	return strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight), "tile/", 1)
}

func read(path string) []byte {
	bytes, err := os.ReadFile(path)
	check(path, err)
	return bytes
}

func check(what string, err error) {
	if err != nil {
		fail(what + ": " + err.Error())
	}
}

func fail(what string) {
	fmt.Fprintln(os.Stderr, "NOT VERIFIED:", what)
	os.Exit(1)
}
