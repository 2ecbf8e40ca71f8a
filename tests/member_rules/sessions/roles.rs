//! Every role against every operation in every state of a session, through the calls that screens and commands use.

use cartelera::domain::goal::Cadence;
use cartelera::domain::session::{Operation, Session};

use super::*;

/// Whoever stands in some relation to the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Planner,
    Other,
    Former,
    /// Was handed it by [`Part::Other`], whose manager they became.
    Reader,
    /// Above both of those who take part, in whatever line.
    Manager,
    Hr,
    /// Takes part in the confidential session.
    HrThere,
    Admin,
    /// Owns an action of the session, and is nothing else to it.
    Owner,
    Stranger,
}
use Part::*;

impl Part {
    const ALL: [Self; 10] = [Planner, Other, Former, Reader, Manager, Hr, HrThere, Admin, Owner, Stranger];

    fn handle(self) -> &'static str {
        match self {
            Planner => "rec",
            Other => "ana",
            Former => "ben",
            Reader => "lead",
            Manager => "ops",
            Hr => "dani",
            HrThere => "edi",
            Admin => "sell",
            Owner => "cris",
            Stranger => "com",
        }
    }

    fn letter(self) -> char {
        match self {
            Planner => 'P',
            Other => 'O',
            Former => 'F',
            Reader => 'R',
            Manager => 'M',
            Hr => 'H',
            HrThere => 'Q',
            Admin => 'A',
            Owner => 'W',
            Stranger => 'S',
        }
    }
}

/// The states of a session, and `locked`: closed, and signed by the planner alone.
const STATES: [&str; 8] = ["planned", "held", "closed", "locked", "signed", "cancelled", "blocked", "purged"];

/// Who may do what in which state. Planner, Other and Q (of `hr`, in the confidential session) take part; Former did once;
/// Reader was handed the session; W owns an action of it; Manager is above, H is of `hr`, A is `admin`, S is a stranger.
const MAY: &str = "
operation | planned | held   | closed | locked | signed | cancelled | blocked | purged
see       | POQFRMH | POQFRMH | POQFRMH | POQFRMH | POQFRMH | POQFRMH | POQFRMH | POQFRMH
open      | POQFR   | POQFR  | POQFR  | POQFR  | POQFR  | POQFR     | -       | -
change    | POQ     | POQ    | -      | -      | -      | -         | -       | -
cancel    | POQ     | -      | -      | -      | -      | -         | -       | -
hold      | POQ     | -      | -      | -      | -      | -         | -       | -
close     | POQ     | POQ    | -      | -      | -      | -         | -       | -
write     | POQ     | POQ    | POQ    | -      | -      | -         | -       | -
write_own | POQ     | POQ    | POQ    | POQ    | POQ    | -         | -       | -
follow_up | POQW    | POQW   | POQW   | POQW   | POQW   | -         | -       | -
sign      | -       | -      | POQ    | OQ     | -      | -         | -       | -
reopen    | -       | -      | POQ    | POQ    | POQ    | -         | -       | -
hand_over | -       | -      | PO     | PO     | PO     | -         | -       | -
export    | POQ     | POQ    | POQ    | POQ    | POQ    | POQ       | -       | -
trail     | POQFR   | POQFR  | POQFR  | POQFR  | POQFR  | POQFR     | POQFR   | POQFR
";

fn may(part: Part, operation: Operation, state: &str, confidential: bool) -> bool {
    let mut rows = MAY.trim().lines().map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
    let column = rows.next().unwrap().iter().position(|name| *name == state).unwrap();
    let cell = rows.find(|row| row[0] == operation.word()).unwrap()[column];
    match (confidential, part, operation) {
        // Managers do not even see it, and it is handed to none.
        (true, Manager | Reader, _) | (true, _, Operation::HandOver) => false,
        _ => cell.contains(part.letter()),
    }
}

/// Why somebody is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refused {
    /// As if there were nothing.
    Unseen,
    NotTheirs,
    /// They might in another state.
    NotNow,
    Locked,
}

fn expected(part: Part, operation: Operation, state: &str, confidential: bool) -> Result<(), Refused> {
    if may(part, operation, state, confidential) {
        return Ok(());
    }
    let takes_part = matches!(part, Planner | Other) || (confidential && part == HrThere);
    let there = takes_part || part == Former || (!confidential && part == Reader);
    let sees = there || part == Hr || (part == Manager && !confidential);
    match operation {
        // What was said is gone: nobody finds the action. To whom it never was anything, it never was.
        Operation::FollowUp if state == "purged" || !(there || part == Owner) => Err(Refused::Unseen),
        Operation::FollowUp if part == Owner || takes_part => Err(Refused::NotNow),
        _ if !sees => Err(Refused::Unseen),
        Operation::Open | Operation::Trail if there => Err(Refused::NotNow),
        _ if !takes_part => Err(Refused::NotTheirs),
        Operation::Write if matches!(state, "locked" | "signed") => Err(Refused::Locked),
        Operation::Sign if matches!(state, "locked" | "signed") => Err(Refused::Locked),
        _ => Err(Refused::NotNow),
    }
}

struct World {
    office: Office,
    /// As it stands: what somebody who does not see it could have been told.
    session: Session,
    action: PartId,
    /// It was handed to the reader.
    handed: bool,
}

impl World {
    fn new(state: &str, confidential: bool) -> Self {
        let office = Office::new();
        make_hr(&office, Hr.handle());
        make_hr(&office, HrThere.handle());
        office.change(Admin.handle(), |person| person.roles = Roles::NONE.with(Role::Admin));
        let (planner, other) = (Planner.handle(), Other.handle());
        let mut with = vec![other];
        with.extend(confidential.then_some(HrThere.handle()));
        let id = plan(&office, planner, &one_on_one(&office, &[&with[..], &[Former.handle()]].concat()));
        let former = office.id(Former.handle());
        change(&office, planner, id, |plan| plan.participants.retain(|person| *person != former)).unwrap();
        let (text, owner) = ("Pedir turnos".to_owned(), office.id(Owner.handle()));
        let due = Some(date(2026, 3, 5));
        let action = write(&office, planner, id, &NewPart::Action { text, owner, due }).unwrap();
        let over = !matches!(state, "planned" | "cancelled");
        if over {
            close(&office, other, id);
        }
        let handed = over && !confidential;
        if handed {
            assert_eq!(act(&office, other, |act| act.hand_over_sessions(&[id])).unwrap(), 1);
        }
        match state {
            "cancelled" => cancel(&office, planner, id),
            // Somebody could be handed it since it was closed before.
            "held" => reopen(&office, planner, id),
            "locked" => sign(&office, planner, id, true, "").unwrap(),
            "signed" => {
                for signer in [&[planner][..], &with].concat() {
                    sign(&office, signer, id, signer != other, "Leído").unwrap();
                }
            }
            "blocked" | "purged" => {
                let kind = SessionKind::OneOnOne;
                act(&office, Hr.handle(), |act| act.set_retention(kind, Some(10), 10)).unwrap();
                office.pass((24 * if state == "blocked" { 11 } else { 21 }).hours());
            }
            _ => {}
        }
        if state == "purged" {
            act(&office, Hr.handle(), |act| act.purge_sessions(&[id])).unwrap();
        }
        let session = office.member(planner).session(id).unwrap().session;
        Self { office, session, action, handed }
    }

    /// Whether somebody is in that relation to it.
    fn has(&self, part: Part) -> bool {
        match part {
            // Before it is handed over they are one more manager.
            Reader => self.handed || self.session.confidential,
            HrThere => self.session.confidential,
            _ => true,
        }
    }

    /// Does it, and undoes it.
    fn tries(&self, member: &mut Member, operation: Operation) -> Result<(), Refused> {
        let (id, seen, fresh) = (self.session.id, self.session.revision, PartId(Uuid::new_v4()));
        let done = match operation {
            Operation::See => member.session(id).map(drop),
            Operation::Open => member.session_page(id).map(drop),
            Operation::Trail => member.session_trail(id).map(drop),
            Operation::Change => {
                let Session { participants, starts, .. } = self.session.clone();
                let place = "Otra sala".to_owned();
                let plan = Plan { participants, starts, minutes: 15, cadence: Some(Cadence::Weekly), place };
                member.rehearse(|act| act.change_session(id, seen, &plan))
            }
            Operation::Cancel => member.rehearse(|act| act.cancel_session(id, seen)),
            Operation::Hold => member.rehearse(|act| act.hold_session(id, seen)),
            Operation::Close => member.rehearse(|act| act.close_session(id, seen)),
            Operation::Write => member.rehearse(|act| act.write_part(fresh, id, &note("Se habló"))),
            Operation::WriteOwn => {
                let own = NewPart::OwnNote { text: "Para mí".to_owned() };
                member.rehearse(|act| act.write_part(fresh, id, &own))
            }
            Operation::FollowUp => member.rehearse(|act| act.edit_part(self.action, 1, &Edit::Done(true))),
            Operation::Sign => member.rehearse(|act| act.sign_session(id, &act.seen(id, seen)?, fresh, true, "")),
            Operation::Reopen => member.rehearse(|act| act.reopen_session(id, seen, "Falta algo")),
            Operation::HandOver => member.rehearse(|act| act.hand_over_sessions(&[id])).map(drop),
            Operation::Export => member.rehearse(|act| act.record_export(&[id], true)),
        };
        done.map_err(|error| match error {
            Error::NoSession | Error::NoPart => Refused::Unseen,
            Error::OnlyParticipants => Refused::NotTheirs,
            Error::SessionState(_) => Refused::NotNow,
            Error::SessionLocked => Refused::Locked,
            other => panic!("{operation}: {other:?}"),
        })
    }
}

fn all(confidential: bool) {
    let mut wrong = Vec::new();
    for state in STATES {
        let world = World::new(state, confidential);
        for part in Part::ALL.into_iter().filter(|part| world.has(*part)) {
            let mut member = world.office.member(part.handle());
            for operation in Operation::ALL.iter().copied() {
                let expected = expected(part, operation, state, confidential);
                let found = world.tries(&mut member, operation);
                if found != expected {
                    wrong.push(format!("{part:?} {operation} {state}: {found:?}, not {expected:?}"));
                }
                let view = member.session(world.session.id).ok();
                if view.is_some_and(|view| view.may(operation).is_ok() != expected.is_ok()) {
                    wrong.push(format!("{part:?} {operation} {state}: its view promises something else"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_role_may_do_with_a_session_what_the_table_says_and_no_more() {
    all(false);
}

#[test]
fn every_role_may_do_with_a_confidential_session_what_the_table_says_and_no_more() {
    all(true);
}
