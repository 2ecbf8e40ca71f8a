//! Feedback sessions on the sample board: what Sergio has talked about with his people at the front desk, in all states.

use std::sync::OnceLock;

use cartelera::domain::goal::Cadence;
use cartelera::domain::session::{ItemSort, NewSession, PartId, SessionId, SessionKind};
use cartelera::member::Member;
use cartelera::member::sessions::{Edit, NewPart};
use jiff::civil::{Date, date};
use uuid::Uuid;

use super::{Board, NOW};

/// What has happened with one session, in the order it is told.
struct Story<'a> {
    board: &'a Board,
    id: SessionId,
    parts: u128,
}

impl Board {
    /// The sample where nobody has had a session yet, with goals.
    pub fn without_sessions() -> Self {
        let board = Self::with_goals();
        let file = rusqlite::Connection::open(&board.path).unwrap();
        for table in [
            "wrap",
            "part",
            "sign_off",
            "hand_over",
            "key_confirmation",
            "involved",
            "session_revision",
            "session",
            "retention",
            "session_template",
        ] {
            file.execute(&format!("DELETE FROM {table}"), []).unwrap();
        }
        board
    }

    /// The board with sessions of every kind in every state, seen on [`NOW`].
    pub fn with_sessions() -> Self {
        static MADE: OnceLock<Vec<u8>> = OnceLock::new();
        Self::copy_of(&MADE, Self::make_with_sessions)
    }

    fn make_with_sessions() -> Self {
        let board = Self::without_sessions();
        let (mut sergio, mut vera, mut mei) =
            (board.member("sergio.munoz"), board.member("vera.nogues"), board.member("mei.chen"));
        let one = SessionKind::OneOnOne;

        // In May: it did not take place.
        let mut onboarding = board.story(1);
        onboarding.plan(&mut sergio, SessionKind::Onboarding, "vera.nogues", date(2026, 5, 11), None, &[]);
        onboarding.act(&mut sergio, |act, id, seen| act.cancel_session(id, seen));

        // In July: all as it should be.
        let mut july = board.story(2);
        july.plan(&mut sergio, one, "vera.nogues", date(2026, 7, 2), Some(Cadence::Monthly), &["Turnos de agosto"]);
        july.hold(&mut sergio, date(2026, 7, 2));
        july.write(&mut vera, NewPart::OwnNote { text: "Pedir la tarde del **día 20**.".into() });
        let shared = "# Turnos\n\n- Agosto: *media plantilla*.\n- La centralita, de 8 a 10.".to_owned();
        july.write(&mut sergio, NewPart::SharedNote { text: shared });
        july.action(&mut sergio, "Pasar el cuadrante a Dirección", "vera.nogues", Some(date(2026, 10, 1)));
        july.action(&mut sergio, "Cambiar el cable de la centralita", "dani.roig", Some(date(2026, 10, 20)));
        let done = july.action(&mut sergio, "Hablar con Farmacia", "sergio.munoz", None);
        july.edit(&mut sergio, done, 1, &Edit::Done(true));
        july.act(&mut sergio, |act, id, seen| act.close_session(id, seen));
        july.sign(&mut vera, true, "Gracias por el rato.");
        july.sign(&mut sergio, true, "");

        // In August with Mei: the next one is overdue.
        let mut august = board.story(3);
        august.plan(&mut sergio, one, "mei.chen", date(2026, 8, 20), Some(Cadence::Monthly), &["Primeras semanas"]);
        august.hold(&mut sergio, date(2026, 8, 20));
        august.write(&mut mei, NewPart::SharedNote { text: "Mei ya atiende sola el mostrador.".into() });
        august.act(&mut sergio, |act, id, seen| act.close_session(id, seen));
        august.sign(&mut sergio, true, "Muy bien.");
        august.sign(&mut mei, true, "");

        // In September: reopened, and then signed in disagreement.
        let mut review = board.story(4);
        review.plan(&mut sergio, SessionKind::KpiReview, "vera.nogues", date(2026, 9, 3), None, &[]);
        review.hold(&mut sergio, date(2026, 9, 3));
        let of = board.person("vera.nogues");
        review.write(&mut sergio, NewPart::Snapshot { of });
        review.act(&mut sergio, |act, id, seen| act.close_session(id, seen));
        review.sign(&mut sergio, true, "");
        review.act(&mut vera, |act, id, seen| act.reopen_session(id, seen, "Falta la semana de las obras."));
        review.write(&mut vera, NewPart::SharedNote { text: "Del 3 al 9 de agosto hubo obras en recepción.".into() });
        review.act(&mut sergio, |act, id, seen| act.close_session(id, seen));
        review.sign(&mut sergio, true, "Queda anotado lo de las obras.");
        review.sign(&mut vera, false, "El dato de agosto no es comparable.");

        // Planned for Monday, and nobody came.
        let mut missed = board.story(5);
        missed.plan(&mut sergio, SessionKind::KpiReview, "mei.chen", date(2026, 10, 5), None, &[]);

        // On Tuesday: not closed yet.
        let mut expectations = board.story(6);
        let kind = SessionKind::Expectations;
        expectations.plan(&mut sergio, kind, "mei.chen", date(2026, 10, 6), None, &["Lo que esperamos"]);
        expectations.hold(&mut sergio, date(2026, 10, 6));
        let expects = |text: &str| NewPart::Item { sort: ItemSort::Expectation, text: text.into() };
        expectations.write(&mut mei, expects("Saber el turno con dos semanas"));
        let agreed = expectations.write(&mut mei, expects("Un día de formación al mes"));
        expectations.edit(&mut sergio, agreed, 1, &Edit::Agree);
        let frustration = NewPart::Item { sort: ItemSort::Frustration, text: "El teléfono suena dos veces".into() };
        let declined = expectations.write(&mut mei, frustration);
        let reason = "La centralita es de la mutua.".to_owned();
        expectations.edit(&mut sergio, declined, 1, &Edit::Decline { reason });

        // Yesterday: Vera has not signed.
        let mut yesterday = board.story(7);
        let lines = ["Vacaciones de Navidad", "Curso de acogida", "Relevo del viernes"];
        yesterday.plan(&mut sergio, one, "vera.nogues", date(2026, 10, 7), Some(Cadence::Monthly), &lines);
        yesterday.hold(&mut sergio, date(2026, 10, 7));
        let first = sergio.session_page(yesterday.id).unwrap().agenda[0].part.id;
        yesterday.edit(&mut sergio, first, 1, &Edit::Done(true));
        yesterday.write(&mut sergio, NewPart::SharedNote { text: "Navidad: Vera libra del 26 al 30.".into() });
        yesterday.action(&mut sergio, "Avisar a Mei del relevo", "vera.nogues", Some(date(2026, 10, 12)));
        yesterday.act(&mut sergio, |act, id, seen| act.close_session(id, seen));
        yesterday.sign(&mut sergio, true, "Buen trabajo.");

        // To come.
        board.clock.set(NOW.parse().unwrap());
        let mut next = board.story(8);
        next.plan(&mut sergio, one, "vera.nogues", date(2026, 10, 9), Some(Cadence::Monthly), &["Balance del curso"]);
        next.write(&mut sergio, NewPart::Snapshot { of });
        let mut elena = board.member("elena.duarte");
        let mut confidential = board.story(9);
        confidential.plan(&mut elena, one, "vera.nogues", date(2026, 10, 12), None, &[]);
        board.clock.set(NOW.parse().unwrap());
        board
    }

    fn story(&self, number: u128) -> Story<'_> {
        Story { board: self, id: session(number), parts: 0 }
    }

    fn person(&self, handle: &str) -> cartelera::domain::organisation::PersonId {
        self.member("sergio.munoz").workspace().organisation().find_handle(handle).unwrap().id
    }
}

/// The id of the session of that number.
pub fn session(number: u128) -> SessionId {
    SessionId(Uuid::from_u128((0xE0 + number) << 64 | 0x4000_8000_0000_0000))
}

impl Story<'_> {
    fn plan(
        &mut self,
        by: &mut Member,
        kind: SessionKind,
        with: &str,
        day: Date,
        cadence: Option<Cadence>,
        agenda: &[&str],
    ) {
        let zone = by.workspace().board().zone.clone();
        let starts = day.at(10, 0, 0, 0).to_zoned(zone).unwrap().timestamp();
        let now: jiff::Timestamp = NOW.parse().unwrap();
        // Planned the week before, what is past.
        if starts < now {
            self.board.clock.set(starts - jiff::SignedDuration::from_hours(7 * 24));
        }
        let with = by.workspace().organisation().find_handle(with).unwrap().id;
        let new = NewSession {
            kind,
            template: None,
            participants: vec![with],
            starts,
            minutes: 45,
            cadence,
            place: "Sala pequeña".into(),
            agenda: agenda.iter().map(|line| (*line).to_owned()).collect(),
        };
        by.act(|act| act.plan_session(self.id, &new)).unwrap();
    }

    /// At ten.
    fn hold(&mut self, by: &mut Member, day: Date) {
        let zone = by.workspace().board().zone.clone();
        self.board.clock.set(day.at(10, 0, 0, 0).to_zoned(zone).unwrap().timestamp());
        self.act(by, |act, id, seen| act.hold_session(id, seen));
    }

    fn act(
        &mut self,
        by: &mut Member,
        deed: impl Fn(&mut cartelera::member::Act<'_>, SessionId, u32) -> cartelera::member::Result<()>,
    ) {
        let seen = by.session(self.id).unwrap().session.revision;
        by.act(|act| deed(act, self.id, seen)).unwrap();
    }

    fn fresh(&mut self) -> PartId {
        self.parts += 1;
        PartId(Uuid::from_u128(self.id.0.as_u128() + self.parts))
    }

    fn write(&mut self, by: &mut Member, new: NewPart) -> PartId {
        let id = self.fresh();
        by.act(|act| act.write_part(id, self.id, &new)).unwrap();
        id
    }

    fn action(&mut self, by: &mut Member, text: &str, owner: &str, due: Option<Date>) -> PartId {
        let owner = by.workspace().organisation().find_handle(owner).unwrap().id;
        self.write(by, NewPart::Action { text: text.into(), owner, due })
    }

    fn edit(&mut self, by: &mut Member, part: PartId, seen: u32, edit: &Edit) {
        by.act(|act| act.edit_part(part, seen, edit)).unwrap();
    }

    fn sign(&mut self, by: &mut Member, agrees: bool, comment: &str) {
        let part = self.fresh();
        self.act(by, |act, id, seen| act.sign_session(id, &act.seen(id, seen)?, part, agrees, comment));
    }
}
