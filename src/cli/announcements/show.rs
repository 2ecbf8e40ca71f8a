//! `show` and `open`: one announcement whole. `open` records that it was opened.

use clap::Args;

use super::super::failure::{Code, Failure};
use super::super::ids::short;
use super::super::session::Session;
use super::{find, name};
use crate::domain::text::CleanText;
use crate::export::json::Shown;
use crate::i18n::reasons::{self, Voice};
use crate::i18n::{self, names};
use crate::member::Member;
use crate::member::announcements::Reading;
use crate::member::signing::Signature;

#[derive(Args, Clone, Debug)]
pub struct ShowArgs {
    #[arg(value_name = "ID")]
    id: String,
}

impl ShowArgs {
    pub fn show(&self, session: &mut Session) -> Result<Code, Failure> {
        let member = session.member()?;
        let id = find(session, &member, &self.id)?;
        print(session, &member, &member.read(id)?)
    }

    pub fn open(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = session.member()?;
        let id = find(session, &member, &self.id)?;
        member.open(id)?;
        print(session, &member, &member.read(id)?)
    }
}

fn print(session: &mut Session, member: &Member, reading: &Reading) -> Result<Code, Failure> {
    let object = Shown::new(reading, member.workspace().organisation(), member.workspace().now());
    let told = tell(session, member, reading)?;
    session.out.give(&object, || told)?;
    Ok(Code::Done)
}

fn tell(session: &Session, member: &Member, reading: &Reading) -> Result<String, Failure> {
    let (t, language, workspace) = (session.texts(), session.language(), member.workspace());
    let (organisation, zone, now) = (workspace.organisation(), &workspace.board().zone, workspace.now());
    let (headline, announcement) = (&reading.headline, &reading.announcement);
    let moment = |at| i18n::date_time(language, zone, at);
    let line = |text: &str| CleanText::line(text).to_string();
    let mut lines = vec![line(&headline.title)];
    lines.push(
        [
            name(organisation, announcement.author),
            names::direction(language, headline.direction()),
            names::priority(language, headline.priority),
            names::state(language, headline.state(now)),
            moment(headline.publish_at),
            short(headline.id.0),
        ]
        .join(" · "),
    );
    // What a reach is called is said from where its author stands.
    match member.why_reached(headline.id, member.person())? {
        Ok(reason) => lines.push(reasons::reason(language, organisation, Voice::ToRecipient, &reason)),
        Err(_) => lines.push(names::reach(language, headline.reach)),
    }
    if let Some(event) = &announcement.content.event {
        lines.push(t.msg_cli_event(moment(event.starts), moment(event.ends), line(&event.place)));
    }
    if let Some(asked) = announcement.content.acknowledgement {
        lines.push(match asked.due {
            Some(due) => format!("{} · {}", t.msg_cli_asks_acknowledgement(), i18n::due(language, zone, now, due)),
            None => t.msg_cli_asks_acknowledgement(),
        });
    }
    if announcement.revision > 1 {
        lines.push(t.msg_cli_revision(announcement.revision, moment(announcement.revised_at)));
    }
    if reading.signature == Signature::Invalid {
        lines.push(t.msg_cli_signature_invalid());
    }
    lines.push(String::new());
    lines.push(announcement.content.body.clone());
    for (reply, signature) in &reading.replies {
        lines.push(String::new());
        lines.push(format!("{} · {}", name(organisation, reply.author), moment(reply.at)));
        if *signature == Signature::Invalid {
            lines.push(t.msg_cli_signature_invalid());
        }
        lines.push(reply.body.clone());
    }
    for read in &reading.questions {
        let question = &read.question;
        lines.push(String::new());
        // Whoever answers names it by its id.
        let asked = t.msg_cli_question(name(organisation, question.asker), moment(question.at));
        lines.push(format!("{asked} · {}", short(question.id)));
        if read.signature == Signature::Invalid {
            lines.push(t.msg_cli_signature_invalid());
        }
        lines.push(question.body.clone());
        if let Some(answer) = &question.answer {
            lines.push(t.msg_cli_answer(name(organisation, answer.author), moment(answer.at)));
            if read.answer_signature == Signature::Invalid {
                lines.push(t.msg_cli_signature_invalid());
            }
            lines.push(answer.body.clone());
        }
    }
    Ok(lines.join("\n"))
}
