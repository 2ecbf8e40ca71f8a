//! What happens on the boards of a generated organisation.

use std::collections::BTreeMap;

use cartelera::domain::announcement::{Acknowledgement, AnnouncementId, Event, NewAnnouncement, Priority};
use cartelera::domain::organisation::PersonId;
use cartelera::member::Error;
use jiff::ToSpan as _;

use super::organisation::Story;
use super::plain_rule::Sees;
use super::told::{Post, Question};

impl Story {
    pub fn post(&mut self) {
        let (author, audience) = (self.somebody(), self.some_audience());
        let (title, body, place) = (self.word(), self.word(), self.word());
        let now = self.told.now;
        let publish_at = self.dice.one_in(4).then(|| now + (1 + self.dice.below(60) as i64).hours());
        let from = publish_at.unwrap_or(now);
        let acknowledgement = self.dice.one_in(2).then(|| Acknowledgement {
            due: (!self.dice.one_in(3)).then(|| from + (20 + self.dice.below(20) as i64).hours()),
        });
        let expires_at = self.dice.one_in(4).then(|| from + (41 + self.dice.below(40) as i64).hours());
        let starts = from + (5 + self.dice.below(100) as i64).hours();
        let event =
            self.dice.one_in(5).then(|| Event { starts, ends: starts + 1.hour(), place: format!("Sala {place}") });
        let new = NewAnnouncement {
            audience: audience.clone(),
            event,
            priority: if self.dice.one_in(6) { Priority::Urgent } else { Priority::Normal },
            title: format!("{title} aviso"),
            body: format!("Se dice **{body}** a quien toca."),
            acknowledgement,
            publish_at,
            expires_at,
            pinned: self.dice.one_in(6),
            replies_open: !self.dice.one_in(5),
        };
        let recipients = self.told.audience(author, &audience, self.told.day(from));
        let member = self.member(author);
        let id = AnnouncementId(member.new_id());
        let came = member.publish(id, &new);
        match &came {
            Ok(published) => {
                assert_eq!(published.recipients as usize, recipients.len(), "{audience:?} of {author:?} at {from}");
            }
            Err(Error::Nobody) => assert!(recipients.is_empty(), "{audience:?} of {author:?} reaches {recipients:?}"),
            Err(_) => {}
        }
        if self.happened("post", came).is_some() {
            self.told.posts.push(Post {
                id,
                author,
                steward: author,
                audience,
                recipients,
                publish_at: from,
                expires_at,
                withdrawn_at: None,
                pinned: new.pinned,
                asks: acknowledgement.is_some(),
                revision: 1,
                asks_since: 1,
                texts: vec![(title, body)],
                place: new.event.map(|event| (place, event.starts)),
                replies: Vec::new(),
                questions: Vec::new(),
                opened: BTreeMap::new(),
                acknowledged: BTreeMap::new(),
            });
        }
    }

    /// An announcement, and somebody who sees all of it.
    fn some_reader(&mut self) -> Option<(usize, PersonId)> {
        let at = self.dice.below(self.told.posts.len());
        let post = self.told.posts.get(at)?;
        let readers: Vec<PersonId> =
            self.members.keys().copied().filter(|person| self.told.sees(*person, post) == Sees::All).collect();
        Some((at, self.dice.pick(&readers)?))
    }

    fn some_steward(&mut self) -> Option<(usize, PersonId)> {
        let at = self.dice.below(self.told.posts.len());
        let steward = self.told.posts.get(at)?.steward;
        self.members.contains_key(&steward).then_some((at, steward))
    }

    /// A reply, a question or the answer to one.
    pub fn answer_something(&mut self) {
        let said = self.word();
        if self.dice.one_in(3) {
            let open = |at: &usize| {
                let post = &self.told.posts[*at];
                self.members.contains_key(&post.steward) && post.questions.iter().any(|asked| asked.answer.is_none())
            };
            let asked: Vec<usize> = (0..self.told.posts.len()).filter(open).collect();
            let Some(at) = self.dice.pick(&asked) else { return };
            let (steward, questions) = (self.told.posts[at].steward, &self.told.posts[at].questions);
            let Some(nth) = questions.iter().position(|question| question.answer.is_none()) else { return };
            let question = questions[nth].id;
            let came = self.member(steward).answer(question, &said);
            if self.happened("answer", came).is_some() {
                self.told.posts[at].questions[nth].answer = Some(said);
            }
            return;
        }
        let Some((at, reader)) = self.some_reader() else { return };
        let (post, replies) = (self.told.posts[at].id, self.dice.one_in(2));
        let member = self.member(reader);
        let id = member.new_id();
        if replies {
            let came = member.reply(post, id, &said);
            if self.happened("reply", came).is_some() {
                self.told.posts[at].replies.push(said);
            }
        } else {
            let came = member.ask(post, id, &said);
            if self.happened("ask", came).is_some() {
                self.told.posts[at].questions.push(Question { id, asker: reader, said, answer: None });
            }
        }
    }

    /// Somebody opens, and perhaps acknowledges.
    pub fn read_something(&mut self) {
        let Some((at, reader)) = self.some_reader() else { return };
        let post = &self.told.posts[at];
        let (id, revision, opens) = (post.id, post.revision, post.author != reader && self.told.is_live(post));
        let came = self.member(reader).open(id);
        if self.happened("open", came).is_some() && opens {
            self.told.posts[at].opened.insert(reader, revision);
        }
        if self.dice.one_in(2) {
            let had = self.told.has_acknowledged(reader, &self.told.posts[at]);
            let came = self.member(reader).acknowledge(id, revision);
            if self.happened("acknowledge", came).is_some() && !had {
                self.told.posts[at].acknowledged.insert(reader, revision);
            }
        }
    }

    pub fn edit_something(&mut self) {
        let Some((at, steward)) = self.some_steward() else { return };
        let (title, body, again) = (self.word(), self.word(), self.dice.one_in(2));
        let post = &self.told.posts[at];
        let (id, revision) = (post.id, post.revision);
        let came = self.member(steward).edit(id, revision, &format!("{title} otra vez"), &format!("Y {body}"), again);
        if self.happened("edit", came).is_some() {
            let post = &mut self.told.posts[at];
            post.revision += 1;
            post.texts.push((title, body));
            if again {
                post.asks_since = post.revision;
            }
        }
    }

    pub fn withdraw_something(&mut self) {
        let Some((at, steward)) = self.some_steward() else { return };
        let id = self.told.posts[at].id;
        let came = self.member(steward).withdraw(id);
        if self.happened("withdraw", came).is_some() {
            let at_moment = self.told.now;
            self.told.posts[at].withdrawn_at.get_or_insert(at_moment);
        }
    }

    /// What was withdrawn after it had come out comes out again, also for who joined meanwhile.
    pub fn reinstate_something(&mut self) {
        let out = |post: &Post| post.withdrawn_at.is_some_and(|withdrawn| post.publish_at <= withdrawn);
        let withdrawn: Vec<usize> = (0..self.told.posts.len()).filter(|at| out(&self.told.posts[*at])).collect();
        let Some(at) = self.dice.pick(&withdrawn) else { return };
        let post = &self.told.posts[at];
        let (id, since) = (post.id, post.withdrawn_at.unwrap());
        let Some(by) = self.told.stands_in(post.author).filter(|by| self.members.contains_key(by)) else { return };
        let came = self.member(by).reinstate(id);
        if self.happened("reinstate", came).is_some() {
            self.told.posts[at].withdrawn_at = None;
            self.told.posts[at].steward = by;
            let (then, today) = (self.told.day(since), self.told.today());
            for person in self.here() {
                let from = self.told.people[&person].active_from;
                let added = self.added.get(&person).is_some_and(|added| since < *added);
                if added || from.is_some_and(|from| then < from) {
                    let on = from.filter(|day| then < *day && *day <= today);
                    self.told.bring_one(at, person, on.unwrap_or(today));
                }
            }
        }
    }
}
