//! `sessions show`: one session with everything that is said in it, or that it is.

use super::super::failure::{Code, Failure};
use super::super::ids::short;
use super::super::output::Table;
use super::super::session::Session;
use super::list::{as_opened, end, state};
use super::{find_session, line, people_names, person_name, sign_in, text_of, words};
use crate::domain::session::{Content, Operation, PartState};
use crate::export::json::sessions::SessionPageJson;
use crate::i18n::{self, day_short, goals as goal_words};
use crate::member::Member;
use crate::member::sessions::{ActionView, OpenPart, SessionPage, SessionView, Shut, Waiting};
use crate::member::signing::Signature;

pub fn run(session: &mut Session, id: &str) -> Result<Code, Failure> {
    let member = sign_in(session)?;
    let view = member.session(find_session(session, &member, id)?)?;
    if session.out.is_json() {
        session.out.object(&as_opened(&member, &view)?)?;
        return Ok(Code::Done);
    }
    let told = match view.may(Operation::Open) {
        Ok(()) => Teller { session, member: &member }.page(&member.session_page(view.session.id)?),
        Err(_) => Teller { session, member: &member }.fact(&view),
    };
    session.out.text(&told)?;
    Ok(Code::Done)
}

/// The agenda alone, with the numbers its lines are named by.
pub fn agenda(session: &mut Session, id: &str) -> Result<Code, Failure> {
    let member = sign_in(session)?;
    let page = member.session_page(find_session(session, &member, id)?)?;
    if session.out.is_json() {
        let said = SessionPageJson::new(&page, member.workspace().organisation()).said;
        for line in said.iter().flat_map(|said| &said.agenda) {
            session.out.object(line)?;
        }
        return Ok(Code::Done);
    }
    let table = Teller { session, member: &member }.agenda(&page);
    end(session, page.agenda.is_empty(), &table)
}

/// Why a part is not shown, in words.
pub fn why_shut(session: &Session, shut: Shut) -> String {
    let t = session.texts();
    match shut {
        Shut::NotShared => t.msg_cli_sessions_not_shared(),
        Shut::OldKeys => t.msg_cli_sessions_old_keys(),
        Shut::Altered => t.msg_cli_sessions_altered(),
    }
}

/// Says a session to a person.
struct Teller<'a> {
    session: &'a Session,
    member: &'a Member,
}

impl Teller<'_> {
    /// What everybody knows who sees that it is.
    fn fact(&self, view: &SessionView) -> String {
        let (t, language, of) = (self.session.texts(), self.session.language(), &view.session);
        let mut facts = Table::default();
        facts.row([t.msg_sessions_label_state(), state(self.session, view)]);
        facts.row([t.msg_sessions_label_length(), t.msg_sessions_label_minutes(of.minutes)]);
        if let Some(cadence) = of.cadence {
            facts.row([t.msg_sessions_label_cadence(), goal_words::cadence(language, cadence)]);
        }
        if !view.signed.is_empty() {
            facts.row([t.msg_sessions_label_signatures(), people_names(self.member, &view.signed)]);
        }
        if !view.readers.is_empty() {
            facts.row([t.msg_cli_sessions_readers(), people_names(self.member, &view.readers)]);
        }
        format!("{}\n{facts}", line(self.session, self.member, view))
    }

    fn page(&self, page: &SessionPage) -> String {
        let t = self.session.texts();
        let mut parts = vec![self.fact(&page.view)];
        if page.signature == Signature::Invalid {
            parts.push(t.msg_cli_signature_invalid());
        }
        let mut section = |title: String, table: Table, empty: bool| {
            if !empty {
                parts.push(format!("{title}\n{table}"));
            }
        };
        let place: Vec<&OpenPart> = page.place.iter().collect();
        section(t.msg_sessions_label_place(), self.texts(&place), place.is_empty());
        section(t.msg_sessions_label_agenda(), self.agenda(page), page.agenda.is_empty());
        section(t.msg_sessions_label_items(), self.items(page), page.items.is_empty());
        section(t.msg_sessions_label_actions(), self.actions(&page.actions), page.actions.is_empty());
        let earlier = &page.earlier_actions;
        section(t.msg_cli_sessions_earlier(), self.actions(earlier), earlier.is_empty());
        section(t.msg_sessions_label_signatures(), self.signatures(page), page.sign_offs.is_empty());
        let standings = page.snapshots.iter().filter_map(|open| self.standing(open));
        for standing in standings {
            parts.push(standing);
        }
        // Notes can be long, so they come last.
        for note in &page.notes {
            parts.push(format!("{}\n{}", self.head(note), text_of(self.session, note)));
        }
        parts.extend(page.waiting.iter().map(|waiting| match *waiting {
            Waiting::NotEnrolled(person) => t.msg_cli_sessions_not_enrolled(person_name(self.member, person)),
            Waiting::NewKeys(person, _) => t.msg_cli_sessions_new_keys(person_name(self.member, person)),
        }));
        parts.iter().map(|part| part.trim_end()).collect::<Vec<_>>().join("\n\n")
    }

    /// Who wrote it, when, which one it is, and what is wrong with it.
    fn head(&self, open: &OpenPart) -> String {
        let (language, zone) = (self.session.language(), &self.member.workspace().board().zone);
        let mut head = vec![
            words::part_kind(language, open.part.kind),
            person_name(self.member, open.part.by),
            i18n::date_time(language, zone, open.part.at),
            short(open.part.id.0),
        ];
        head.extend(self.fault(open.signature));
        head.join(" · ")
    }

    fn fault(&self, signature: Signature) -> Option<String> {
        (signature == Signature::Invalid).then(|| self.session.texts().msg_cli_signature_invalid())
    }

    fn texts(&self, parts: &[&OpenPart]) -> Table {
        let mut table = Table::default();
        for open in parts {
            table.row([text_of(self.session, open), self.fault(open.signature).unwrap_or_default()]);
        }
        table
    }

    fn agenda(&self, page: &SessionPage) -> Table {
        let mut table = Table::default().right(&[0]);
        for (at, open) in page.agenda.iter().enumerate() {
            let tick = if open.part.state == PartState::Done { "[x]" } else { "[ ]" };
            table.row([
                (at + 1).to_string(),
                tick.to_owned(),
                text_of(self.session, open),
                self.fault(open.signature).unwrap_or_default(),
            ]);
        }
        table
    }

    fn items(&self, page: &SessionPage) -> Table {
        let language = self.session.language();
        let mut table = Table::default();
        for open in &page.items {
            let (sort, reason) = match &open.content {
                Ok(Content::Item(item)) => (words::item_sort(language, item.sort), item.reason.as_str()),
                _ => (String::new(), ""),
            };
            let mut state = vec![words::part_state(language, open.part.kind, open.part.state), reason.to_owned()];
            state.extend(self.fault(open.signature));
            state.retain(|said| !said.is_empty());
            table.row([short(open.part.id.0), sort, text_of(self.session, open), state.join(" · ")]);
        }
        table
    }

    fn actions(&self, actions: &[ActionView]) -> Table {
        let (t, language) = (self.session.texts(), self.session.language());
        let mut table = Table::default();
        for action in actions {
            let part = &action.part.part;
            let mut state = vec![words::part_state(language, part.kind, part.state)];
            state.extend(action.overdue.then(|| t.msg_sessions_label_overdue()));
            state.extend(self.fault(action.part.signature));
            table.row([
                short(part.id.0),
                text_of(self.session, &action.part),
                part.owner.map(|owner| person_name(self.member, owner)).unwrap_or_default(),
                part.due.map(|due| day_short(language, due)).unwrap_or_default(),
                state.join(" · "),
            ]);
        }
        table
    }

    fn signatures(&self, page: &SessionPage) -> Table {
        let (t, language) = (self.session.texts(), self.session.language());
        let zone = &self.member.workspace().board().zone;
        let mut table = Table::default();
        for signed in &page.sign_offs {
            let agrees = match &signed.comment.content {
                Ok(Content::Comment { agrees: true, .. }) => t.msg_sessions_label_agrees(),
                Ok(Content::Comment { agrees: false, .. }) => t.msg_sessions_label_disagrees(),
                _ => String::new(),
            };
            let mut beside: Vec<String> = self.fault(signed.signature).into_iter().collect();
            beside.extend(signed.void.then(|| t.msg_cli_sessions_void()));
            table.row([
                person_name(self.member, signed.person),
                i18n::date_time(language, zone, signed.at),
                agrees,
                text_of(self.session, &signed.comment),
                beside.join(" · "),
            ]);
        }
        table
    }

    /// How somebody's goals stood; that there is one, where it does not open.
    fn standing(&self, open: &OpenPart) -> Option<String> {
        let (t, language) = (self.session.texts(), self.session.language());
        let taken = match &open.content {
            Ok(Content::Snapshot(taken)) => taken,
            Ok(_) => return None,
            Err(_) => return Some(format!("{}\n{}", self.head(open), text_of(self.session, open))),
        };
        let mut table = Table::default().right(&[1, 2]);
        for goal in &taken.goals {
            let named = |es: &str, en: &str| if language == i18n::Language::Spanish { es } else { en }.to_owned();
            let status = goal.status.parse().map(|status| goal_words::status(language, status));
            table.row([
                named(&goal.kpi_es, &goal.kpi_en),
                goal.value.clone().unwrap_or_default(),
                goal.progress.map(|progress| i18n::percent(language, progress, 0)).unwrap_or_default(),
                status.unwrap_or_else(|_| goal.status.clone()),
            ]);
        }
        let of = person_name(self.member, taken.of);
        let title = t.msg_sessions_label_standing(of, day_short(language, taken.day));
        let title = [Some(title), self.fault(open.signature)].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        Some(format!("{title}\n{table}"))
    }
}
