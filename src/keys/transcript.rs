//! The one unambiguous encoding of whatever is hashed, signed or bound to a seal.
//!
//! Layout: a *string* is its length in bytes as u64 ‖ its bytes. A transcript is the domain as a string, then each field
//! in order: kind (1 byte) ‖ label as a string ‖ value.
//!
//! | kind | field | value |
//! |---|---|---|
//! | 0 | absent | nothing |
//! | 1 | text | UTF-8 as a string |
//! | 2 | integer | 16 bytes, two's complement |
//! | 3 | bytes | a string |
//! | 4 | present | nothing; the field itself follows, with the same label |
//! | 5 | list | u64 count; as many fields follow, with the same label |
//!
//! Its digest is the SHA-256 of all that.

use std::fmt;

use sha2::{Digest, Sha256};

/// Fields being written down. Two transcripts have one digest only if domain, labels, kinds, order and values are all
/// the same.
///
/// ```
/// # use cartelera::keys::Transcript;
/// let recipients = [3_i64, 5];
/// let digest = Transcript::new("cartelera.example.v1")
///     .text("title", "Cierre del lunes")
///     .int("revision", 2_u32)
///     .optional("until", None::<i64>, Transcript::int)
///     .each("recipients", recipients, Transcript::int)
///     .digest();
/// # assert_eq!(digest.len(), 32);
/// ```
#[derive(Clone)]
#[must_use]
pub struct Transcript(Sha256);

impl Transcript {
    /// `domain` says what is written down, and in which version, such as `cartelera.announcement.v1`.
    pub fn new(domain: &str) -> Self {
        let mut transcript = Self(Sha256::new());
        transcript.string(domain.as_bytes());
        transcript
    }

    pub fn text(mut self, label: &str, value: impl AsRef<str>) -> Self {
        self.field(1, label);
        self.string(value.as_ref().as_bytes());
        self
    }

    pub fn int(mut self, label: &str, value: impl Into<i128>) -> Self {
        self.field(2, label);
        self.0.update(value.into().to_be_bytes());
        self
    }

    pub fn bytes(mut self, label: &str, value: impl AsRef<[u8]>) -> Self {
        self.field(3, label);
        self.string(value.as_ref());
        self
    }

    /// A field that may be missing; `write` is the method for it when it is there.
    pub fn optional<T>(mut self, label: &str, value: Option<T>, write: impl FnOnce(Self, &str, T) -> Self) -> Self {
        match value {
            None => {
                self.field(0, label);
                self
            }
            Some(value) => {
                self.field(4, label);
                write(self, label, value)
            }
        }
    }

    /// A list, in its order; `write` is the method for one item. Sort first what has no order of its own.
    pub fn each<T>(
        mut self,
        label: &str,
        values: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>,
        write: impl Fn(Self, &str, T) -> Self,
    ) -> Self {
        let values = values.into_iter();
        self.field(5, label);
        self.length(values.len());
        values.fold(self, |transcript, value| write(transcript, label, value))
    }

    pub fn digest(self) -> [u8; 32] {
        self.0.finalize().into()
    }

    fn field(&mut self, kind: u8, label: &str) {
        self.0.update([kind]);
        self.string(label.as_bytes());
    }

    fn string(&mut self, bytes: &[u8]) {
        self.length(bytes.len());
        self.0.update(bytes);
    }

    fn length(&mut self, length: usize) {
        self.0.update((length as u64).to_be_bytes());
    }
}

impl fmt::Debug for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Transcript(..)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    #[derive(Clone, Debug, PartialEq)]
    enum Field {
        Text(String),
        Int(i64),
        Bytes(Vec<u8>),
        Optional(Option<String>),
        Each(Vec<String>),
    }

    fn digest(fields: &[(String, Field)]) -> [u8; 32] {
        fields
            .iter()
            .fold(Transcript::new("test"), |transcript, (label, field)| match field {
                Field::Text(text) => transcript.text(label, text),
                Field::Int(int) => transcript.int(label, *int),
                Field::Bytes(bytes) => transcript.bytes(label, bytes),
                Field::Optional(text) => transcript.optional(label, text.as_ref(), Transcript::text),
                Field::Each(texts) => transcript.each(label, texts, Transcript::text),
            })
            .digest()
    }

    /// Few letters and short values, so that ambiguities, were there any, would be met.
    fn fields() -> impl Strategy<Value = Vec<(String, Field)>> {
        let field = prop_oneof![
            "[ab]{0,2}".prop_map(Field::Text),
            (0_i64..3).prop_map(Field::Int),
            vec(0_u8..2, 0..3).prop_map(Field::Bytes),
            proptest::option::of("[ab]{0,2}").prop_map(Field::Optional),
            vec("[ab]{0,2}", 0..3).prop_map(Field::Each),
        ];
        vec(("[ab]{0,2}", field), 0..3)
    }

    #[test]
    fn a_transcript_is_laid_out_as_written_down() {
        let digest = Transcript::new("cartelera.test.v1")
            .text("title", "Año")
            .int("revision", -2_i64)
            .bytes("key", [0, 255])
            .optional("until", None::<i64>, Transcript::int)
            .optional("from", Some(3_i64), Transcript::int)
            .each("tags", ["a", "b"], Transcript::text)
            .digest();
        assert_eq!(crate::keys::hex(&digest), "ae0d894077ae4fe8bcacb803053e1acd01d6472b531eec4990aa7245dfb36651");
    }

    #[test]
    fn a_letter_cannot_move_from_one_field_to_the_next() {
        let transcript =
            |first: &str, second: &str| Transcript::new("test").text("first", first).text("second", second).digest();
        assert_ne!(transcript("ab", "c"), transcript("a", "bc"));
    }

    #[test]
    fn the_domain_is_part_of_it() {
        assert_ne!(Transcript::new("a").digest(), Transcript::new("b").digest());
    }

    #[test]
    fn an_empty_value_is_not_an_absent_one() {
        let transcript =
            |value: Option<&str>| Transcript::new("test").optional("title", value, Transcript::text).digest();
        assert_ne!(transcript(None), transcript(Some("")));
    }

    proptest! {
        #[test]
        fn different_fields_never_collide(a in fields(), b in fields()) {
            prop_assert_eq!(a == b, digest(&a) == digest(&b));
        }
    }
}
