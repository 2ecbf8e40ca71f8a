//! What is signed of goals, byte for byte, and whether it still holds.

use crate::domain::goal::cycle::Closing;
use crate::domain::goal::{
    Aim, CheckIn, Checkpoint, Cycle, CycleId, Goal, GoalId, GoalRevision, Kpi, OwnDimension, Score, Template, Terms,
};
use crate::keys::Transcript;
use crate::member::signing::{Signature, Signer, holds, kind};
use crate::store::{self, Read};

fn aim(transcript: Transcript, aim: Aim) -> Transcript {
    let transcript = transcript.text("aim", aim.kind().word());
    match aim {
        Aim::Numeric { baseline, target } => transcript.int("baseline", baseline.raw()).int("target", target.raw()),
        Aim::Maintain { low, high, share } => {
            transcript.int("low", low.raw()).int("high", high.raw()).int("share", share)
        }
        Aim::Milestone { steps } => transcript.int("steps", steps),
        Aim::Rating { target } => transcript.int("target", target),
    }
}

fn terms(transcript: Transcript, terms: &Terms) -> Transcript {
    aim(transcript, terms.aim)
        .int("weight", terms.weight.0)
        .text("start", terms.start.to_string())
        .text("end", terms.end.to_string())
        .text("cadence", terms.cadence.word())
        .each("checkpoint", terms.checkpoints.iter(), |transcript, _, Checkpoint { day, share }| {
            transcript.text("day", day.to_string()).int("share", *share)
        })
}

/// A goal at one revision.
pub fn goal(goal: &Goal) -> [u8; 32] {
    let transcript = Transcript::new("cartelera.goal.v1")
        .bytes("id", goal.id.0.as_bytes())
        .int("owner", goal.owner.0)
        .bytes("kpi", goal.kpi.0.as_bytes())
        .optional("cycle", goal.cycle.map(|cycle| cycle.0), |transcript, label, id| {
            transcript.bytes(label, id.as_bytes())
        })
        .optional("carried_from", goal.carried_from.map(|goal| goal.0), |transcript, label, id| {
            transcript.bytes(label, id.as_bytes())
        })
        .int("revision", goal.revision)
        .text("state", goal.state.word());
    terms(transcript, &goal.terms)
        .text("reason", &goal.reason)
        .int("by", goal.by.0)
        .int("at", goal.at.as_microsecond())
        .digest()
}

pub fn check_in(of: GoalId, check_in: &CheckIn) -> [u8; 32] {
    Transcript::new("cartelera.check-in.v1")
        .bytes("goal", of.0.as_bytes())
        .bytes("id", check_in.id.as_bytes())
        .int("number", check_in.number)
        .text("day", check_in.day.to_string())
        .int("value", check_in.value.raw())
        .optional("confidence", check_in.confidence, Transcript::int)
        .text("evidence", &check_in.evidence)
        .optional("corrects", check_in.corrects.as_ref(), |transcript, label, (number, reason)| {
            transcript.int(label, *number).text("reason", reason)
        })
        .int("by", check_in.by.0)
        .int("at", check_in.at.as_microsecond())
        .digest()
}

pub fn kpi(kpi: &Kpi) -> [u8; 32] {
    Transcript::new("cartelera.kpi.v1")
        .bytes("id", kpi.id.0.as_bytes())
        .text("es", &kpi.name.es)
        .text("en", &kpi.name.en)
        .text("unit_es", &kpi.unit.es)
        .text("unit_en", &kpi.unit.en)
        .int("dimension", kpi.dimension.number())
        .text("kind", kpi.kind.word())
        .text("aggregation", kpi.aggregation.word())
        .int("retired", u8::from(kpi.retired))
        .int("by", kpi.by.0)
        .int("at", kpi.at.as_microsecond())
        .digest()
}

pub fn dimension(dimension: &OwnDimension) -> [u8; 32] {
    Transcript::new("cartelera.dimension.v1")
        .int("number", dimension.number)
        .text("word", &dimension.word)
        .text("es", &dimension.name.es)
        .text("en", &dimension.name.en)
        .digest()
}

pub fn template(template: &Template) -> [u8; 32] {
    let transcript = Transcript::new("cartelera.template.v1")
        .bytes("id", template.id.as_bytes())
        .text("name", &template.name)
        .bytes("kpi", template.kpi.0.as_bytes());
    aim(transcript, template.aim)
        .int("weight", template.weight.0)
        .text("cadence", template.cadence.word())
        .int("by", template.by.0)
        .int("at", template.at.as_microsecond())
        .digest()
}

/// That a template was thrown away.
pub fn no_template(id: uuid::Uuid) -> [u8; 32] {
    Transcript::new("cartelera.no-template.v1").bytes("id", id.as_bytes()).digest()
}

pub fn cycle(cycle: &Cycle) -> [u8; 32] {
    Transcript::new("cartelera.cycle.v1")
        .bytes("id", cycle.id.0.as_bytes())
        .text("name", &cycle.name)
        .text("start", cycle.start.to_string())
        .text("end", cycle.end.to_string())
        .int("by", cycle.by.0)
        .int("at", cycle.at.as_microsecond())
        .digest()
}

/// The bits of a number; 0 is one number whatever its sign, as it is in the file.
fn bits(transcript: Transcript, label: &str, number: f64) -> Transcript {
    transcript.int(label, (number + 0.0).to_bits())
}

/// How a cycle ended, every score included.
pub fn closing(cycle: CycleId, closing: &Closing, scores: &[Score]) -> [u8; 32] {
    let mut sorted: Vec<&Score> = scores.iter().collect();
    sorted.sort_by_key(|score| score.goal);
    Transcript::new("cartelera.cycle-closing.v1")
        .bytes("id", cycle.0.as_bytes())
        .text("note", &closing.note)
        .int("chart", closing.chart)
        .int("by", closing.by.0)
        .int("at", closing.at.as_microsecond())
        .each("score", sorted, |transcript, _, score| {
            transcript
                .bytes("goal", score.goal.0.as_bytes())
                .optional("value", score.value, bits)
                .optional("progress", score.progress, bits)
                .text("status", score.status.word())
                .optional("confidence", score.confidence, Transcript::int)
        })
        .digest()
}

/// What an entry about a dimension is about.
pub fn dimension_subject(dimension: &OwnDimension) -> [u8; 2] {
    dimension.number.to_be_bytes()
}

/// A goal as it was at one of its revisions.
pub fn at_revision(goal: &Goal, revision: &GoalRevision) -> Goal {
    let GoalRevision { number, state, terms, by, at, reason, entry } = revision.clone();
    Goal { state, terms, revision: number, by, at, reason, entry, ..goal.clone() }
}

/// Whether the revision `row` stands at is what was signed by who made it.
pub fn check_goal(from: &dyn Read, row: &Goal) -> store::Result<Signature> {
    holds(from, row.entry, kind::GOAL, row.id.0.as_bytes(), goal(row), Signer::Own(row.by))
}

pub fn check_check_in(from: &dyn Read, of: GoalId, row: &CheckIn) -> store::Result<Signature> {
    holds(from, row.entry, kind::CHECK_IN, row.id.as_bytes(), check_in(of, row), Signer::Own(row.by))
}

pub fn check_kpi(from: &dyn Read, row: &Kpi) -> store::Result<Signature> {
    holds(from, row.entry, kind::KPI, row.id.0.as_bytes(), kpi(row), Signer::Own(row.by))
}

pub fn check_dimension(from: &dyn Read, row: &OwnDimension) -> store::Result<Signature> {
    holds(from, row.entry, kind::DIMENSION, &dimension_subject(row), dimension(row), Signer::Anybody)
}

pub fn check_template(from: &dyn Read, row: &Template) -> store::Result<Signature> {
    holds(from, row.entry, kind::TEMPLATE, row.id.as_bytes(), template(row), Signer::Own(row.by))
}

pub fn check_cycle(from: &dyn Read, row: &Cycle) -> store::Result<Signature> {
    holds(from, row.entry, kind::CYCLE, row.id.0.as_bytes(), cycle(row), Signer::Own(row.by))
}

pub fn check_closing(from: &dyn Read, of: CycleId, row: &Closing, scores: &[Score]) -> store::Result<Signature> {
    let digest = closing(of, row, scores);
    holds(from, row.entry, kind::CYCLE_CLOSING, of.0.as_bytes(), digest, Signer::Own(row.by))
}
