//! What planning or moving a session will bring: who does not read yet, who else sees it, what is carried over.

use ratatui::layout::Rect;

use crate::domain::organisation::PersonId;
use crate::domain::session::carry::carried;
use crate::domain::session::{Part, Session, SessionKind, Stage};
use crate::i18n;
use crate::member::sessions::Whose;
use crate::tui::canvas::Canvas;
use crate::tui::desk::Desk;
use crate::tui::screens::sessions::about;

/// Sentences, and whether each is a warning.
#[derive(Debug, Default)]
pub struct Consequences(Vec<(String, bool)>);

impl Consequences {
    /// Of a session of these people and the member.
    pub fn of(kind: SessionKind, people: &[PersonId], moved: Option<&Session>, cx: &Desk) -> Self {
        let t = cx.texts();
        let mut said = Vec::new();
        if people.is_empty() {
            return Self(vec![(t.msg_session_form_who_first(), false)]);
        }
        let me = cx.member().id();
        let mut all = people.to_vec();
        all.push(me);
        all.sort_unstable();
        let confidential = about::is_confidential(&all, cx) || moved.is_some_and(|moved| moved.confidential);
        said.push(match confidential {
            true => (t.msg_session_form_confidential(), false),
            false => (t.msg_session_form_seen(), false),
        });
        if let Some(moved) = moved {
            let joined = all.iter().copied().filter(|person| !moved.participants.contains(person));
            let joined = about::names(joined, cx);
            let left = about::names(moved.participants.iter().copied().filter(|person| !all.contains(person)), cx);
            said.extend((!joined.is_empty()).then(|| (t.msg_session_form_joins(joined), false)));
            said.extend((!left.is_empty()).then(|| (t.msg_session_form_leaves(left), true)));
        }
        let enrolled = cx.member().enrolled().unwrap_or_default();
        let waiting = about::names(people.iter().copied().filter(|person| !enrolled.contains(person)), cx);
        said.extend((!waiting.is_empty()).then(|| (t.msg_session_form_not_enrolled(waiting), true)));
        if moved.is_none() {
            said.extend(carried_over(kind, all, cx).map(|said| (said, false)));
        }
        Self(said)
    }

    pub fn height(&self, width: u16) -> u16 {
        about::wrapped_lines(self.0.iter().map(|(text, _)| text.as_str()), width)
    }

    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>) -> u16 {
        let theme = *canvas.theme();
        let mut used = 0;
        for (text, warns) in &self.0 {
            let rest = Rect { y: area.y + used, height: area.height - used, ..area };
            used += canvas.wrapped(rest, text, if *warns { theme.warning } else { theme.muted });
        }
        used
    }
}

/// What was not ticked off in the last session of the kind and people. What cannot be read now is only not foretold.
fn carried_over(kind: SessionKind, participants: Vec<PersonId>, cx: &Desk) -> Option<String> {
    let other = participants.iter().copied().find(|person| *person != cx.member().id())?;
    let views = cx.member().sessions(&Whose::With(other)).ok()?;
    let is_before = |session: &Session| {
        session.kind == kind && session.stage == Stage::Closed && session.participants == participants
    };
    let earlier = views.into_iter().map(|view| view.session).filter(is_before).max_by_key(|session| session.starts)?;
    let page = cx.member().session_page(earlier.id).ok()?;
    let agenda: Vec<Part> = page.agenda.into_iter().map(|line| line.part).collect();
    let next = Session {
        id: crate::domain::session::SessionId(uuid::Uuid::nil()),
        starts: cx.clock.now(),
        stage: Stage::Planned,
        round: 1,
        revision: 1,
        ..earlier.clone()
    };
    let count = carried(&earlier, &agenda, &next, &[]).len();
    let day = i18n::date_short(cx.language(), &cx.workspace().board().zone, earlier.starts);
    (count > 0).then(|| cx.texts().msg_session_form_carried(count as u64, day))
}
