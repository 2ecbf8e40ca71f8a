//! Key boxes and sealed files, damaged: they open as they were made or not at all, and cost no more than they may.

use std::sync::LazyLock;

use cartelera::keys::{
    ContentKey, EnrolmentCode, KdfParams, KeyBox, KeyError, Keyring, PaperError, RecoveryBox, RecoveryKey, Seed,
    Signature, open_file, seal_file, verify,
};

use super::Input;

const PASSPHRASE: &str = "tres tristes tigres";
const HERE: [u8; 32] = [1; 32];
const TEXT: &[u8] = b"Hablado el 3 de mayo";

/// One person's, as they were made.
struct Made {
    keys: Keyring,
    key_box: KeyBox,
    recovery_key: RecoveryKey,
    recovery_box: RecoveryBox,
    content: ContentKey,
    sealed: Vec<u8>,
    wrapped: Vec<u8>,
    signature: Signature,
    code: EnrolmentCode,
}

static MADE: LazyLock<Made> = LazyLock::new(|| {
    let (seed, recovery_key, content) = (Seed::generate(), RecoveryKey::generate(), ContentKey::generate());
    let keys = seed.keys();
    Made {
        key_box: KeyBox::lock(&seed, PASSPHRASE, 7, 1, KdfParams::SAMPLE).unwrap(),
        recovery_box: RecoveryBox::lock(&seed, &recovery_key, 7, 1),
        sealed: content.seal(&HERE, TEXT),
        wrapped: keys.public().wrap(&HERE, &content).unwrap(),
        signature: keys.sign(TEXT),
        code: EnrolmentCode::generate(),
        keys,
        recovery_key,
        content,
    }
});

static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| seal_file(PASSPHRASE, TEXT, KdfParams::SAMPLE).unwrap());

/// Twice what a sample's costs: what is dearer than this and may still be tried is left to its own tests.
fn is_cheap(params: KdfParams) -> bool {
    params.memory_kib <= 2 * KdfParams::SAMPLE.memory_kib && params.passes <= 2 && params.lanes <= 2
}

/// Whether the costs are beyond what the program ever spends; written down once more.
fn is_too_costly(params: KdfParams) -> bool {
    params.memory_kib > 256 * 1024 || params.passes > 10 || params.lanes > 16
}

/// Alters bytes as the input says: turned over, cut, made longer.
fn damage(input: &mut Input<'_>, bytes: &mut Vec<u8>) {
    match input.below(4) {
        0 => bytes.truncate(input.below(256)),
        1 => bytes.extend_from_slice(input.0),
        2 => *bytes = input.0.to_vec(),
        _ => turn(input, bytes),
    }
}

fn turn(input: &mut Input<'_>, bytes: &mut [u8]) {
    for _ in 0..=input.below(4) {
        let (high, low) = (input.byte(), input.byte());
        let at = usize::from(u16::from_be_bytes([high, low])) % bytes.len().max(1);
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= input.byte();
        }
    }
}

fn number(input: &mut Input<'_>) -> u32 {
    match input.below(5) {
        0 => 0,
        1 => u32::MAX,
        2 => 256 * 1024 + u32::from(input.byte()),
        3 => u32::from(input.byte()),
        _ => u32::from_be_bytes([input.byte(), input.byte(), input.byte(), input.byte()]),
    }
}

pub fn key_box(data: &[u8]) {
    let mut input = Input(data);
    match input.below(7) {
        0 | 1 => damaged_key_box(&mut input),
        2 => damaged_recovery_box(&mut input),
        3 => damaged_text(&mut input),
        4 => damaged_wrap(&mut input),
        5 => damaged_signature(&mut input),
        _ => typed(&input.text()),
    }
}

fn damaged_key_box(input: &mut Input<'_>) {
    let made = &MADE.key_box;
    let mut altered = made.clone();
    for _ in 0..=input.below(3) {
        match input.below(8) {
            0 => altered.person = altered.person.wrapping_add(i64::from(input.byte())),
            1 => altered.generation = number(input),
            2 => altered.params.memory_kib = number(input),
            3 => altered.params.passes = number(input),
            4 => altered.params.lanes = number(input),
            5 => turn(input, &mut altered.salt),
            6 => turn(input, &mut altered.nonce),
            _ => damage(input, &mut altered.sealed),
        }
    }
    if is_too_costly(altered.params) {
        // Had it been tried, this would take minutes or all the memory there is.
        assert_eq!(altered.unlock(PASSPHRASE, true).unwrap_err(), KeyError::TooCostly, "{altered:?}");
        assert_eq!(altered.unlock(PASSPHRASE, false).unwrap_err(), KeyError::TooCostly, "{altered:?}");
        return;
    }
    if altered.sealed.len() != made.sealed.len() {
        let error = altered.unlock(PASSPHRASE, true).unwrap_err();
        assert_eq!(error, KeyError::Damaged, "{altered:?}");
    }
    if !is_cheap(altered.params) {
        return;
    }
    let opened = altered.unlock(PASSPHRASE, true);
    assert_eq!(opened.is_ok(), altered == *made, "{altered:?}");
    assert!(altered.unlock("tres tristes tigreS", true).is_err(), "{altered:?}");
    // No real board takes a sample's costs.
    assert!(altered.unlock(PASSPHRASE, false).is_err(), "{altered:?}");
}

fn damaged_recovery_box(input: &mut Input<'_>) {
    let mut altered = MADE.recovery_box.clone();
    match input.below(4) {
        0 => altered.person = altered.person.wrapping_add(i64::from(input.byte())),
        1 => altered.generation = number(input),
        2 => turn(input, &mut altered.nonce),
        _ => damage(input, &mut altered.sealed),
    }
    let opened = altered.unlock(&MADE.recovery_key);
    assert_eq!(opened.is_ok(), altered == MADE.recovery_box, "{altered:?}");
}

fn damaged_text(input: &mut Input<'_>) {
    let (mut place, mut sealed) = (HERE, MADE.sealed.clone());
    if input.below(2) == 0 {
        turn(input, &mut place);
    } else {
        damage(input, &mut sealed);
    }
    let untouched = place == HERE && sealed == MADE.sealed;
    match MADE.content.open(&place, &sealed) {
        Ok(opened) => assert!(untouched && **opened == *TEXT, "{sealed:?} opens at {place:?}"),
        Err(error) => assert!(!untouched && error == KeyError::WontOpen, "{error} of {sealed:?}"),
    }
}

fn damaged_wrap(input: &mut Input<'_>) {
    let (mut place, mut wrapped) = (HERE, MADE.wrapped.clone());
    if input.below(4) == 0 {
        turn(input, &mut place);
    } else {
        damage(input, &mut wrapped);
    }
    let untouched = place == HERE && wrapped == MADE.wrapped;
    match MADE.keys.unwrap_key(&place, &wrapped) {
        Ok(key) => assert!(untouched && key.open(&HERE, &MADE.sealed).is_ok(), "{wrapped:?} opens at {place:?}"),
        Err(error) => assert!(!untouched && error == KeyError::WontOpen, "{error} of {wrapped:?}"),
    }
}

fn damaged_signature(input: &mut Input<'_>) {
    let (mut public, mut signature, mut text) = (MADE.keys.public().verify, MADE.signature, TEXT.to_vec());
    match input.below(3) {
        0 => turn(input, &mut public),
        1 => turn(input, &mut signature.0),
        _ => damage(input, &mut text),
    }
    let untouched = public == MADE.keys.public().verify && signature == MADE.signature && text == TEXT;
    assert_eq!(verify(&public, &text, &signature), untouched, "{public:?} {signature:?} {text:?}");
}

/// Codes and recovery keys as somebody types them.
fn typed(text: &str) {
    let named = |error: PaperError, groups: usize| match error {
        PaperError::Group(group) => assert!((1..=groups).contains(&group), "group {group} of {text:?}"),
        PaperError::Length { found, expected } => assert!(found != expected, "{found} in {text:?}"),
    };
    match text.parse::<EnrolmentCode>() {
        Ok(code) => {
            let again: EnrolmentCode = code.to_string().parse().unwrap();
            assert!(again.matches(&code.digest(7, 1), 7, 1), "{text:?}");
            assert!(!code.matches(&MADE.code.digest(7, 1), 7, 1), "{text:?} was guessed");
        }
        Err(error) => named(error, 4),
    }
    match text.parse::<RecoveryKey>() {
        Ok(key) => {
            let again: RecoveryKey = key.to_string().parse().unwrap();
            assert_eq!(again.to_string(), key.to_string());
            assert!(MADE.recovery_box.unlock(&key).is_err(), "{text:?} was guessed");
        }
        Err(error) => named(error, 7),
    }
}

/// What a sealed file begins with: 16 bytes, then three costs.
const COSTS_AT: usize = 16;

pub fn sealed_file(data: &[u8]) {
    let mut input = Input(data);
    let mut file = FILE.clone();
    match input.below(3) {
        0 => {
            let (which, cost) = (input.below(3), number(&mut input));
            file[COSTS_AT + 4 * which..][..4].copy_from_slice(&cost.to_be_bytes());
        }
        1 => turn(&mut input, &mut file),
        _ => damage(&mut input, &mut file),
    }
    let costs = file.get(COSTS_AT..COSTS_AT + 12).filter(|_| file[..COSTS_AT] == FILE[..COSTS_AT]).map(|costs| {
        let cost = |at: usize| u32::from_be_bytes(costs[at..at + 4].try_into().unwrap());
        KdfParams { memory_kib: cost(0), passes: cost(4), lanes: cost(8) }
    });
    match costs {
        Some(params) if is_too_costly(params) && file.len() >= COSTS_AT + 28 => {
            assert_eq!(open_file(PASSPHRASE, &file).unwrap_err(), KeyError::TooCostly, "{params:?}");
        }
        Some(params) if !is_too_costly(params) && !is_cheap(params) => {}
        _ => match open_file(PASSPHRASE, &file) {
            Ok(opened) => assert!(file == *FILE && **opened == *TEXT, "{file:?} opens"),
            Err(error) => {
                assert!(file != *FILE, "{error} of what was made");
                assert!(matches!(error, KeyError::Damaged | KeyError::WrongPassphrase), "{error} of {file:?}");
            }
        },
    }
}
