#!/usr/bin/env python3
"""A second implementation of what Cartelera seals, written from the layouts at the head of the files in src/keys alone.

    python3 -m venv /tmp/vectors && /tmp/vectors/bin/pip install pyhpke==0.6.5 pynacl==1.6.2 cryptography==50.0.2
    /tmp/vectors/bin/python tests/independent/vectors.py open tests/data/sealed_by_cartelera.json
    /tmp/vectors/bin/python tests/independent/vectors.py make > tests/data/sealed_note.json

`open` reads a note that Cartelera sealed, as each of its readers, with their passphrase and with their recovery key, and
sees that nobody else can. `make` seals one anew, which tests/independent.rs opens with Cartelera's own code. Both files
are of one form; bytes are hexadecimal. Cartelera's is written anew by

    cargo test --test independent -- --ignored
"""

import hashlib
import hmac
import json
import os
import sys
import unicodedata

import nacl.bindings
import nacl.exceptions
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pyhpke import AEADId, CipherSuite, KDFId, KEMId, KEMKey
from pyhpke.exceptions import PyHPKEError

HPKE = CipherSuite.new(KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.CHACHA20_POLY1305)
WRAP_INFO = b"cartelera.wrap.v1"
FILE_MAGIC = b"cartelera.file\n\x01"
PAPER_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
COSTS = ("memory_kib", "passes", "lanes")


class WontOpen(Exception):
    """Another key, or bytes that were altered or moved."""


# src/keys/transcript.rs


def string(value):
    return len(value).to_bytes(8) + value


def transcript(domain, *fields):
    written = string(domain.encode())
    for label, value in fields:
        if isinstance(value, str):
            kind, value = b"\x01", string(value.encode())
        elif isinstance(value, int):
            kind, value = b"\x02", value.to_bytes(16, signed=True)
        else:
            kind, value = b"\x03", string(value)
        written += kind + string(label.encode()) + value
    return hashlib.sha256(written).digest()


# src/keys/sealing.rs


def encrypt(key, nonce, associated, text):
    return nacl.bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(text, associated, nonce, key)


def decrypt(key, nonce, associated, ciphertext):
    try:
        return nacl.bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(ciphertext, associated, nonce, key)
    except nacl.exceptions.CryptoError as refused:
        raise WontOpen from refused


def hkdf(salt, key, info=b""):
    return HKDF(SHA256(), 32, salt, info).derive(key)


# src/keys/seed.rs


class Keys:
    def __init__(self, seed):
        derived = {label: hkdf(b"cartelera.seed.v1", seed, label.encode()) for label in ("sign", "seal")}
        self.seal = X25519PrivateKey.from_private_bytes(derived["seal"])
        verify = Ed25519PrivateKey.from_private_bytes(derived["sign"]).public_key()
        self.public = {
            "verify": verify.public_bytes_raw().hex(),
            "seal": self.seal.public_key().public_bytes_raw().hex(),
        }


# src/keys/kdf.rs


def stretch(passphrase, salt, costs):
    normalised = unicodedata.normalize("NFKC", passphrase).encode()
    return Argon2id(
        salt=salt,
        length=32,
        iterations=costs["passes"],
        lanes=costs["lanes"],
        memory_cost=costs["memory_kib"],
    ).derive(normalised)


def costs_of(box):
    return [(name, box[name]) for name in COSTS]


# src/keys/key_box.rs


def key_box_place(person, box):
    owner = [(name, person[name]) for name in ("person", "generation")]
    return transcript("cartelera.key-box.v1", *owner, *costs_of(box))


def lock(seed, person):
    box = {"memory_kib": 256, "passes": 1, "lanes": 1, "salt": os.urandom(16).hex(), "nonce": os.urandom(24).hex()}
    key = stretch(person["passphrase"], bytes.fromhex(box["salt"]), box)
    sealed = encrypt(key, bytes.fromhex(box["nonce"]), key_box_place(person, box), seed)
    return box | {"sealed": sealed.hex()}


def unlock(person):
    box = person["key_box"]
    key = stretch(person["passphrase"], bytes.fromhex(box["salt"]), box)
    return decrypt(key, bytes.fromhex(box["nonce"]), key_box_place(person, box), bytes.fromhex(box["sealed"]))


# src/keys/paper.rs


def double(element):
    doubled = element << 1
    return doubled ^ 0b10_0101 if doubled & 0b10_0000 else doubled


def check(number, symbols):
    total = number
    for symbol in symbols:
        total = double(total ^ symbol)
    return total


def print_paper(groups):
    printed = []
    for number in range(1, groups + 1):
        symbols = [byte % 32 for byte in os.urandom(4)]
        symbols.append(check(number, symbols))
        printed.append("".join(PAPER_ALPHABET[symbol] for symbol in symbols))
    return "-".join(printed)


def read_paper(printed):
    symbols = []
    for number, group in enumerate(printed.split("-"), start=1):
        values = [PAPER_ALPHABET.index(symbol) for symbol in group]
        if values[4] != check(number, values[:4]):
            raise WontOpen(f"group {number} is not as printed")
        symbols += values
    return bytes(symbols)


# src/keys/recovery.rs


def recovery_key_and_place(person):
    purpose = "cartelera.recovery-box.v1"
    place = transcript(purpose, ("person", person["person"]), ("generation", person["generation"]))
    return hkdf(purpose.encode(), read_paper(person["recovery_key"])), place


def lock_for_recovery(seed, person):
    key, place = recovery_key_and_place(person)
    nonce = os.urandom(24)
    return {"nonce": nonce.hex(), "sealed": encrypt(key, nonce, place, seed).hex()}


def recover(person):
    key, place = recovery_key_and_place(person)
    box = person["recovery_box"]
    return decrypt(key, bytes.fromhex(box["nonce"]), place, bytes.fromhex(box["sealed"]))


# src/keys/envelope.rs


def content_keys(key):
    return (hkdf(b"cartelera.content.v1", key, label) for label in (b"commit", b"seal"))


def seal(key, place, text):
    commitment, cipher_key = content_keys(key)
    nonce = os.urandom(24)
    return commitment + nonce + encrypt(cipher_key, nonce, place, text)


def unseal(key, place, sealed):
    commitment, cipher_key = content_keys(key)
    if not hmac.compare_digest(commitment, sealed[:32]):
        raise WontOpen("sealed under another key")
    return decrypt(cipher_key, sealed[32:56], place, sealed[56:])


def wrap(reader, place, key):
    public = KEMKey.from_pyca_cryptography_key(reader.seal.public_key())
    enc, context = HPKE.create_sender_context(public, info=WRAP_INFO)
    return enc + context.seal(key, aad=place)


def unwrap(reader, place, wrapped):
    private = KEMKey.from_pyca_cryptography_key(reader.seal)
    try:
        context = HPKE.create_recipient_context(wrapped[:32], private, info=WRAP_INFO)
        return context.open(wrapped[32:], aad=place)
    except PyHPKEError as refused:
        raise WontOpen from refused


# src/keys/sealed_file.rs


def file_place(costs):
    return transcript("cartelera.file.v1", *costs_of(costs))


def seal_file(passphrase, text):
    costs = {"memory_kib": 256, "passes": 1, "lanes": 1}
    salt = os.urandom(16)
    head = FILE_MAGIC + b"".join(costs[name].to_bytes(4) for name in COSTS) + salt
    return head + seal(stretch(passphrase, salt, costs), file_place(costs), text)


def open_file(passphrase, file):
    if not file.startswith(FILE_MAGIC):
        raise WontOpen("not a sealed file")
    costs = {name: int.from_bytes(file[at : at + 4]) for name, at in zip(COSTS, (16, 20, 24))}
    return unseal(stretch(passphrase, file[28:44], costs), file_place(costs), file[44:])


# What a note is bound to.


def note_place(note):
    ids = [(name, bytes.fromhex(note[name])) for name in ("board", "session", "part")]
    said = [(name, note[name]) for name in ("kind", "revision", "author")]
    return transcript("cartelera.session-part.v1", *ids, *said)


def wrap_place(note, person):
    return transcript(
        "cartelera.session-wrap.v1",
        ("part", note_place(note)),
        ("reader", person["person"]),
        ("generation", person["generation"]),
    )


def make():
    text = "Después del cierre: «¿Qué necesitas de mí?» — y un *plan* para junio."
    note = {
        "board": os.urandom(16).hex(),
        "session": os.urandom(16).hex(),
        "part": os.urandom(16).hex(),
        "kind": "shared",
        "revision": 2,
        "author": 3,
        "text": json.dumps({"of": "text", "text": text}, ensure_ascii=False, separators=(",", ":")),
    }
    key = os.urandom(32)
    note["sealed"] = seal(key, note_place(note), note["text"].encode()).hex()
    note["people"] = []
    for number, generation, passphrase, reads in (
        (3, 1, "tres tristes tigres", True),
        (7, 2, "an\u0303o de la pera ½", True),
        (8, 1, "nadie me ha invitado", False),
    ):
        person = {"person": number, "generation": generation, "passphrase": passphrase}
        seed = os.urandom(32)
        person["recovery_key"] = print_paper(7)
        person["key_box"] = lock(seed, person)
        person["recovery_box"] = lock_for_recovery(seed, person)
        person["public"] = Keys(seed).public
        person["wrap"] = wrap(Keys(seed), wrap_place(note, person), key).hex() if reads else None
        note["people"].append(person)
    passphrase = "un fichero de papel"
    file = seal_file(passphrase, note["text"].encode())
    note["file"] = {"passphrase": passphrase, "sealed": file.hex()}
    return note


def must(is_so, what):
    if not is_so:
        sys.exit(f"It is not so that {what}.")


def is_refused(opening, *arguments):
    try:
        opening(*arguments)
    except WontOpen:
        return True
    return False


def open_note(note):
    text, sealed = note["text"].encode(), bytes.fromhex(note["sealed"])
    readers = [person for person in note["people"] if person["wrap"]]
    must(len(readers) >= 2 and len(readers) < len(note["people"]), "there are two readers and somebody else")
    for person in note["people"]:
        seed = unlock(person)
        must(recover(person) == seed, "the recovery key gives back the same seed")
        must(is_refused(unlock, person | {"passphrase": "otra"}), "another passphrase is refused")
        must(is_refused(recover, person | {"recovery_key": print_paper(7)}), "another recovery key is refused")
        keys = Keys(seed)
        must(keys.public == person["public"], "the public keys are those of the seed")
        for reader in readers:
            place, wrapped = wrap_place(note, reader), bytes.fromhex(reader["wrap"])
            if reader is not person:
                must(is_refused(unwrap, keys, place, wrapped), "a wrap opens for nobody else")
                continue
            key = unwrap(keys, place, wrapped)
            must(unseal(key, note_place(note), sealed) == text, "the reader reads the text")
            moved = note | {"revision": note["revision"] + 1}
            must(is_refused(unseal, key, note_place(moved), sealed), "a moved text is refused")
            must(is_refused(unwrap, keys, wrap_place(moved, reader), wrapped), "a moved wrap is refused")
            must(is_refused(unseal, os.urandom(32), note_place(note), sealed), "another key is refused")
    file = bytes.fromhex(note["file"]["sealed"])
    must(open_file(note["file"]["passphrase"], file) == text, "the file opens with its passphrase")
    must(is_refused(open_file, "otra", file), "the file opens with no other")
    print("All of it is as written down:", note["text"])


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["make"]:
            print(json.dumps(make(), ensure_ascii=False, indent=2))
        case ["open", path]:
            with open(path, encoding="utf-8") as file:
                open_note(json.load(file))
        case _:
            sys.exit(__doc__)
