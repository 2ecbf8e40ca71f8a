//! The few sessions that forms are filled for: what Sergio at the front desk talks about with Vera and Mei, and what human
//! resources have set.

use std::sync::OnceLock;

use cartelera::domain::goal::{Cadence, Translated};
use cartelera::domain::organisation::{PersonId, Profile};
use cartelera::domain::session::{ItemSort, NewSession, PartId, SessionId, SessionKind};
use cartelera::member::Member;
use cartelera::member::sessions::{Edit, NewPart};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::Board;

/// The 1:1 of Sergio and Vera of two weeks ago: closed, signed by Sergio alone.
pub const PAST: SessionId = SessionId(Uuid::from_u128(0x4E01));
/// Theirs for tomorrow.
pub const TOMORROW: SessionId = SessionId(Uuid::from_u128(0x4E02));
/// Their expectations and frustrations, under way today.
pub const TODAY: SessionId = SessionId(Uuid::from_u128(0x4E03));

const SHARED_NOTE: PartId = PartId(Uuid::from_u128(0x4E20));

fn person(member: &Member, handle: &str) -> PersonId {
    member.workspace().organisation().find_handle(handle).unwrap().id
}

fn plan(by: &mut Member, id: SessionId, kind: SessionKind, with: &str, starts: &str, agenda: &[&str]) {
    let starts: DateTime = starts.parse().unwrap();
    let new = NewSession {
        kind,
        template: None,
        participants: vec![by.id(), person(by, with)],
        starts: starts.to_zoned(TimeZone::get("Europe/Madrid").unwrap()).unwrap().timestamp(),
        minutes: 45,
        cadence: (kind == SessionKind::OneOnOne).then_some(Cadence::Fortnightly),
        place: "Sala de juntas".into(),
        agenda: agenda.iter().map(|line| (*line).to_owned()).collect(),
    };
    by.act(|act| act.plan_session(id, &new)).unwrap();
}

fn part(at: u128) -> PartId {
    PartId(Uuid::from_u128(0x4E10 + at))
}

/// An hour after it began: what grows old does so from the day it is closed.
fn close(by: &mut Member, id: SessionId) {
    let session = by.session(id).unwrap().session;
    let clock = by.workspace().clock().clone();
    let now = clock.now();
    clock.set(session.starts + jiff::SignedDuration::from_hours(1));
    by.act(|act| act.close_session(id, session.revision)).unwrap();
    clock.set(now);
}

impl Board {
    /// The board with a session to be signed, one under way and one planned, one kept long enough and one to hand over.
    pub fn with_talks() -> Self {
        static MADE: OnceLock<Vec<u8>> = OnceLock::new();
        Self::copy_of(&MADE, Self::make_with_talks)
    }

    fn make_with_talks() -> Self {
        let board = Self::without_sessions();
        let mut sergio = board.member("sergio.munoz");
        let vera = person(&sergio, "vera.nogues");
        let one_on_one = SessionKind::OneOnOne;
        plan(
            &mut sergio,
            PAST,
            one_on_one,
            "vera.nogues",
            "2026-09-24T10:00",
            &["Turnos de noviembre", "Curso de acogida"],
        );
        sergio
            .act(|act| {
                let note = "## Turnos\nVera cambia los **miércoles** con Luis.\n\n- Mei cubre el 12";
                act.write_part(SHARED_NOTE, PAST, &NewPart::SharedNote { text: note.into() })?;
                let due = Some(jiff::civil::date(2026, 10, 2));
                let action = NewPart::Action { text: "Pasar a Luis el cuadrante nuevo".into(), owner: vera, due };
                act.write_part(part(1), PAST, &action)
            })
            .unwrap();
        let ticked = sergio.session_page(PAST).unwrap().agenda[0].part.clone();
        sergio.act(|act| act.edit_part(ticked.id, ticked.revision, &Edit::Done(true))).unwrap();
        close(&mut sergio, PAST);
        let seen = sergio.session(PAST).unwrap().session.revision;
        sergio
            .act(|act| act.sign_session(PAST, &act.seen(PAST, seen)?, part(2), true, "Gracias por cubrir agosto"))
            .unwrap();

        plan(&mut sergio, TOMORROW, one_on_one, "vera.nogues", "2026-10-09T10:00", &["Vacaciones de Navidad"]);
        plan(&mut sergio, TODAY, SessionKind::Expectations, "vera.nogues", "2026-10-08T11:00", &[]);
        let seen = sergio.session(TODAY).unwrap().session.revision;
        sergio
            .act(|act| {
                act.hold_session(TODAY, seen)?;
                let text = "Que los cambios de turno se avisen con tres días".to_owned();
                act.write_part(part(3), TODAY, &NewPart::Item { sort: ItemSort::Expectation, text })
            })
            .unwrap();
        // Years ago: kept long enough.
        plan(&mut sergio, SessionId(Uuid::from_u128(0x4E04)), one_on_one, "mei.chen", "2021-03-02T10:00", &[]);
        close(&mut sergio, SessionId(Uuid::from_u128(0x4E04)));
        // Luis changes managers, after he has met the one before.
        let mut luis = board.member("luis.zamora");
        let before = SessionId(Uuid::from_u128(0x4E05));
        plan(&mut luis, before, one_on_one, "sergio.munoz", "2026-10-01T12:00", &["Traslado"]);
        close(&mut luis, before);
        let mut admin = board.member("nadia.petrov");
        let manager = person(&admin, "beatriz.solis");
        let profile = admin.workspace().organisation().find_handle("luis.zamora").unwrap().profile.clone();
        admin.change_person(luis.id(), Profile { manager: Some(manager), ..profile }).unwrap();

        let mut elena = board.member("elena.duarte");
        let say = Translated::new;
        let prompts = [
            say("¿Qué has aprendido este trimestre?", "What have you learned this quarter?"),
            say("¿Qué quieres aprender ahora?", "What do you want to learn now?"),
        ];
        elena
            .act(|act| {
                let name = say("Desarrollo", "Growth");
                let quarterly = Some(Cadence::Quarterly);
                let id = Uuid::from_u128(0x4E30);
                act.put_session_template(id, 0, one_on_one, &name, &prompts, quarterly, false)?;
                act.set_retention(one_on_one, Some(730), 365)
            })
            .unwrap();
        board
    }
}
