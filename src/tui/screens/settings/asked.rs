//! A change that is weighed before it is made: what it would do is said, to how many, and only a yes does it.

use std::sync::Arc;

use uuid::Uuid;

use super::News;
use crate::member::effects::Effects;
use crate::member::{self, Act, Error};
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::confirm::Confirm;
use crate::tui::layer::Outcome;

/// What is to be written: tried first, and then done.
pub type Task = Arc<dyn Fn(&mut Act<'_>) -> member::Result<()> + Send + Sync>;

/// A change somebody asks for.
pub struct Change {
    pub task: Task,
    /// What it does, said before it is done; where it does nothing else that has to be asked about, empty.
    pub ask: String,
    /// How to say it went well.
    pub said: String,
}

impl Change {
    pub fn new(
        ask: impl Into<String>,
        said: impl Into<String>,
        task: impl Fn(&mut Act<'_>) -> member::Result<()> + Send + Sync + 'static,
    ) -> Self {
        Self { task: Arc::new(task), ask: ask.into(), said: said.into() }
    }
}

/// How far it has come.
pub enum Step {
    /// Waits for a worker or an answer.
    Pending(Outcome<Desk>),
    /// Done: pass the message on, so that those beneath read the board again and the shell says it.
    Done(Message),
    Refused(Error),
}

/// One change at a time, from the question to the deed.
pub struct Asked {
    id: Uuid,
    title: String,
    /// What the yes button says.
    deed: String,
    change: Option<Change>,
    busy: bool,
}

impl Asked {
    pub fn new(title: impl Into<String>, deed: impl Into<String>, cx: &Desk) -> Self {
        Self { id: cx.member().new_id(), title: title.into(), deed: deed.into(), change: None, busy: false }
    }

    /// Has the scribe try it.
    pub fn begin(&mut self, change: Change, cx: &Desk) -> Outcome<Desk> {
        if !self.busy {
            let (id, task) = (self.id, Arc::clone(&change.task));
            self.change = Some(change);
            self.busy = true;
            cx.write(move |member| Message::Settings(News::Weighed(id, member.foresee(|act| task(act)))));
        }
        Outcome::Consumed
    }

    fn send(&mut self, cx: &Desk) -> Outcome<Desk> {
        if let Some(Change { task, said, .. }) = self.change.take() {
            let id = self.id;
            self.busy = true;
            cx.write(move |member| match member.act(|act| task(act)) {
                Ok(()) => Message::Written(id, said, Ok(())),
                Err(error) => Message::Written(id, String::new(), Err(error)),
            });
        }
        Outcome::Consumed
    }

    /// Takes what concerns the change.
    pub fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Step, Message> {
        match message {
            Message::Settings(News::Weighed(id, weighed)) if id == self.id => {
                self.busy = false;
                let effects = match weighed {
                    Ok(effects) => effects,
                    Err(error) => return Ok(Step::Refused(error)),
                };
                let ask = self.change.as_ref().map(|change| change.ask.clone()).unwrap_or_default();
                let question = [ask, worded(effects, cx)].into_iter().filter(|part| !part.is_empty());
                let question = question.collect::<Vec<_>>().join(" ");
                Ok(Step::Pending(if question.is_empty() {
                    self.send(cx)
                } else {
                    let confirm = Confirm::new(&self.title, question, &self.deed, Message::ReallyDo);
                    Outcome::Open(Box::new(confirm))
                }))
            }
            Message::ReallyDo if self.change.is_some() => Ok(Step::Pending(self.send(cx))),
            Message::Written(id, said, done) if id == self.id => {
                self.busy = false;
                self.id = cx.member().new_id();
                Ok(match done {
                    Ok(()) => match cx.refresh() {
                        Ok(()) => Step::Done(Message::Written(id, said, Ok(()))),
                        Err(error) => Step::Refused(error),
                    },
                    Err(error) => Step::Refused(error),
                })
            }
            other => Err(other),
        }
    }
}

/// What becomes of announcements, in words; nothing where nothing does.
pub fn worded(effects: Effects, cx: &Desk) -> String {
    let t = cx.texts();
    let mut said = Vec::new();
    if effects.announcements > 0 {
        let (gained, lost) = (effects.gained as u64, effects.lost as u64);
        said.push(t.msg_settings_effects_audiences(effects.announcements as u64, gained, lost));
    }
    if effects.handed_over > 0 {
        said.push(t.msg_settings_effects_handed_over(effects.handed_over as u64));
    }
    said.join(" ")
}
