//! Every role against every operation in every state of a session, through the calls that screens and commands use.

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
    session: SessionId,
    action: PartId,
    /// It was handed to the reader.
    handed: bool,
}

impl World {
    fn new(state: &str, confidential: bool) -> Self {
        let office = Office::new();
        let_be_hr(&office, Hr.handle());
        let_be_hr(&office, HrThere.handle());
        office.change(Admin.handle(), |person| person.roles = Roles::NONE.with(Role::Admin));
        let mut people = vec![Planner.handle(), Other.handle()];
        people.extend(confidential.then_some(HrThere.handle()));
        let (mut planner, mut other) = (office.member(Planner.handle()), office.member(Other.handle()));
        let all = [&people[..], &[Former.handle()]].concat();
        let session = plan(&mut planner, &meeting(&office, &all));
        with_people(&mut planner, session, people.iter().map(|handle| office.id(handle)).collect());
        let action =
            write(&mut planner, session, action(&office, Owner.handle(), Some(date(2026, 3, 5)), "Pedir turnos"));
        let mut world = Self { office, session, action, handed: false };
        match state {
            "planned" => {}
            "cancelled" => cancel(&mut planner, session),
            "held" => {
                // Closed before and reopened, so that somebody could be handed it.
                close(&mut other, session);
                world.hand_over(&mut other, confidential);
                reopen(&mut planner, session, "Falta algo");
            }
            _ => {
                hold(&mut planner, session);
                close(&mut other, session);
                world.hand_over(&mut other, confidential);
            }
        }
        if matches!(state, "locked" | "signed") {
            sign(&mut planner, session, true, "");
        }
        if state == "signed" {
            sign(&mut other, session, false, "No fue así");
            if confidential {
                sign(&mut world.office.member(HrThere.handle()), session, true, "");
            }
        }
        if matches!(state, "blocked" | "purged") {
            let mut hr = world.office.member(Hr.handle());
            hr.act(|act| act.set_retention(SessionKind::OneOnOne, Some(10), 10)).unwrap();
            let days = if state == "blocked" { 11 } else { 21 };
            world.office.pass((24 * days).hours());
            if state == "purged" {
                hr.act(|act| act.purge_sessions(&[session])).unwrap();
            }
        }
        world
    }

    fn hand_over(&mut self, by: &mut Member, confidential: bool) {
        if !confidential {
            assert_eq!(by.act(|act| act.hand_over_sessions(&[self.session])).unwrap(), 1);
            self.handed = true;
        }
    }

    /// Does it, and undoes it.
    fn tries(&self, part: Part, operation: Operation) -> Result<(), Refused> {
        let (mut member, id) = (self.office.member(part.handle()), self.session);
        // What somebody who does not see it could have been told.
        let told = self.office.member(Planner.handle()).session(id).unwrap().session;
        let (seen, fresh) = (told.revision, PartId(Uuid::new_v4()));
        let done = match operation {
            Operation::See => member.session(id).map(drop),
            Operation::Open => member.session_page(id).map(drop),
            Operation::Trail => member.session_trail(id).map(drop),
            Operation::Change => {
                let plan = Plan {
                    participants: told.participants,
                    starts: told.starts,
                    minutes: told.minutes + 15,
                    cadence: Some(Cadence::Weekly),
                    place: "Otra sala".to_owned(),
                };
                member.rehearse(|act| act.change_session(id, seen, &plan))
            }
            Operation::Cancel => member.rehearse(|act| act.cancel_session(id, seen)),
            Operation::Hold => member.rehearse(|act| act.hold_session(id, seen)),
            Operation::Close => member.rehearse(|act| act.close_session(id, seen)),
            Operation::Write => member.rehearse(|act| act.write_part(fresh, id, &shared("Se habló"))),
            Operation::WriteOwn => member.rehearse(|act| act.write_part(fresh, id, &own("Para mí"))),
            Operation::FollowUp => member.rehearse(|act| act.edit_part(self.action, 1, &Edit::Done(true))),
            Operation::Sign => member.rehearse(|act| act.sign_session(id, seen, fresh, true, "")),
            Operation::Reopen => member.rehearse(|act| act.reopen_session(id, seen, "Falta algo")),
            Operation::HandOver => member.rehearse(|act| act.hand_over_sessions(&[id])).map(drop),
            Operation::Export => member.rehearse(|act| act.record_export(&[id], true)),
        };
        done.map_err(|error| match error {
            Error::NoSession | Error::NoPart => Refused::Unseen,
            Error::OnlyParticipants => Refused::NotTheirs,
            Error::SessionState(_) => Refused::NotNow,
            Error::SessionLocked => Refused::Locked,
            other => panic!("{part:?} {operation}: {other:?}"),
        })
    }

    /// What the session's own view promises, where it is seen.
    fn promised(&self, part: Part, operation: Operation) -> Option<bool> {
        let view = self.office.member(part.handle()).session(self.session).ok()?;
        Some(view.may(operation).is_ok())
    }
}

fn all(confidential: bool) {
    let mut wrong = Vec::new();
    for state in STATES {
        let world = World::new(state, confidential);
        for part in Part::ALL {
            let absent = match part {
                // Above one of those who take part, and nothing more until it is handed over.
                Reader => !world.handed && !confidential,
                HrThere => !confidential,
                _ => false,
            };
            for operation in Operation::ALL.iter().filter(|_| !absent) {
                let expected = expected(part, *operation, state, confidential);
                let found = world.tries(part, *operation);
                if found != expected {
                    wrong.push(format!("{part:?} {operation} {state}: {found:?}, not {expected:?}"));
                }
                // The owner's one action is no act on the session.
                let promised = world.promised(part, *operation).filter(|_| part != Owner);
                if promised.is_some_and(|promised| promised != expected.is_ok()) && *operation != Operation::FollowUp {
                    wrong.push(format!("{part:?} {operation} {state}: promised {promised:?}"));
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
