//! What happens in the sessions of a generated organisation.

use cartelera::domain::organisation::{PersonId, Role};
use cartelera::domain::session::{ItemSort, NewSession, PartId, Plan, SessionId, SessionKind};
use cartelera::member::sessions::{Edit, NewPart, Seen};
use jiff::ToSpan as _;
use uuid::Uuid;

use super::organisation::Story;
use super::told::{People, Said, Stage, Talk};

impl Said {
    fn shared(by: PersonId, text: String, readers: People) -> Self {
        let (part, owner, unsure) = (None, None, People::new());
        Self { part, by, own: false, owner, removed: false, line: false, unsure, revisions: vec![(text, readers)] }
    }
}

impl Story {
    /// Somebody and their manager, a report or anybody else, alone or with a third.
    pub fn plan_talk(&mut self) {
        let (by, here) = (self.somebody(), self.here());
        let manager = self.told.manager(by, self.told.today()).filter(|_| self.dice.one_in(2));
        let mut participants: People = manager.or_else(|| self.dice.pick(&here)).into_iter().collect();
        if self.dice.one_in(4) {
            participants.extend(self.dice.pick(&here));
        }
        let (place, lines) = (self.word(), [self.word(), self.word()]);
        let kind = self.dice.pick(SessionKind::ALL).unwrap();
        let starts = self.told.now + (self.dice.below(40) as i64).hours();
        let new = NewSession {
            kind,
            template: None,
            participants: participants.iter().copied().collect(),
            starts,
            minutes: 30,
            cadence: None,
            place: format!("Sala {place}"),
            agenda: lines.iter().map(|line| format!("Hablar de {line}")).collect(),
        };
        let id = SessionId(Uuid::new_v4());
        let came = self.member(by).act(|act| act.plan_session(id, &new));
        if self.happened("plan", came).is_none() {
            return;
        }
        participants.insert(by);
        let part = |text: String| Said::shared(by, text, participants.clone());
        let line = |text: String| Said { line: true, ..part(text) };
        let said: Vec<Said> = [part(place)].into_iter().chain(lines.map(line)).collect();
        let talk = Talk {
            id,
            kind,
            ever: participants.clone(),
            participants,
            handed: People::new(),
            with_hr: false,
            stage: Stage::Planned,
            starts,
            over: starts,
            said,
        };
        self.told.talks.push(talk);
        let at = self.told.talks.len() - 1;
        self.signed(at);
        // What was not ticked off the last time comes along.
        let closed = (0..at).filter(|of| self.told.talks[*of].stage == Stage::Closed);
        for from in closed.collect::<Vec<_>>() {
            self.carry(from, at);
        }
    }

    /// Each revision of a session is seen by whom it is about then.
    fn signed(&mut self, at: usize) {
        let told = &mut self.told;
        let talk = &mut told.talks[at];
        talk.with_hr |= talk.participants.iter().any(|person| told.people[person].roles.has(Role::Hr));
        talk.ever.extend(talk.participants.iter().copied());
    }

    /// Agenda lines may go on into another session of the same people and kind: who reads that may read them.
    fn carry(&mut self, from: usize, to: usize) {
        let (earlier, later) = (&self.told.talks[from], &self.told.talks[to]);
        if (earlier.kind, &earlier.participants) != (later.kind, &later.participants) {
            return;
        }
        let readers = self.readers(to);
        let lines = earlier.said.iter().filter(|said| said.line);
        // A line may not have come along, so nothing says that it must be seen.
        let come = |line: &Said| Said {
            line: true,
            removed: true,
            ..Said::shared(line.by, line.revisions.last().unwrap().0.clone(), readers.clone())
        };
        let carried: Vec<Said> = lines.map(come).collect();
        self.told.talks[to].said.extend(carried);
    }

    /// To whom is said what is said now.
    fn readers(&self, at: usize) -> People {
        let talk = &self.told.talks[at];
        talk.participants.union(&talk.handed).copied().collect()
    }

    /// One of those in this stage, where one is named and there are any, and somebody who takes part in it.
    fn some_talk(&mut self, stage: Option<Stage>) -> Option<(usize, PersonId)> {
        let of_stage = |at: &usize| stage.is_none_or(|stage| self.told.talks[*at].stage == stage);
        let fitting: Vec<usize> = (0..self.told.talks.len()).filter(of_stage).collect();
        let at = self.dice.pick(&fitting).unwrap_or_else(|| self.dice.below(self.told.talks.len()));
        let talk = self.told.talks.get(at)?;
        let there: Vec<PersonId> =
            talk.participants.iter().copied().filter(|person| self.members.contains_key(person)).collect();
        Some((at, self.dice.pick(&there)?))
    }

    /// A note, an item, an action, or another text of one.
    pub fn write_in_talk(&mut self) {
        let Some((at, by)) = self.some_talk(None) else { return };
        let (said, here, session) = (self.word(), self.here(), self.told.talks[at].id);
        let mut readers = self.readers(at);
        let written: Vec<usize> = (0..self.told.talks[at].said.len())
            .filter(|nth| {
                let said = &self.told.talks[at].said[*nth];
                said.part.is_some() && !said.removed && (!said.own || said.by == by)
            })
            .collect();
        if self.dice.one_in(3)
            && let Some(nth) = self.dice.pick(&written)
        {
            let part = &self.told.talks[at].said[nth];
            let (id, seen) = (PartId(part.part.as_ref().unwrap().parse().unwrap()), part.revisions.len() as u32);
            let (own, owner) = (part.own, part.owner);
            let removes = self.dice.one_in(4);
            let edit = if removes { Edit::Remove } else { Edit::Text(said.clone()) };
            let came = self.member(by).act(|act| act.edit_part(id, seen, &edit));
            if self.happened("edit part", came).is_some() {
                let part = &mut self.told.talks[at].said[nth];
                let text = if removes { part.revisions.last().unwrap().0.clone() } else { said };
                if own {
                    readers = [by].into();
                }
                readers.extend(owner);
                part.revisions.push((text, readers));
                part.removed = removes;
            }
            return;
        }
        let owner = self.dice.pick(&here).unwrap();
        let text = said.clone();
        let (new, own, owner) = match self.dice.below(5) {
            0 => (NewPart::SharedNote { text }, false, None),
            1 => (NewPart::OwnNote { text }, true, None),
            2 => (NewPart::Item { sort: ItemSort::Expectation, text }, false, None),
            3 => (NewPart::Agenda { text }, false, None),
            _ => (NewPart::Action { text, owner, due: Some(self.told.today()) }, false, Some(owner)),
        };
        let id = PartId(Uuid::new_v4());
        let came = self.member(by).act(|act| act.write_part(id, session, &new));
        if self.happened("write part", came).is_some() {
            if own {
                readers = [by].into();
            }
            readers.extend(owner);
            let part = Some(id.to_string());
            let line = matches!(new, NewPart::Agenda { .. });
            let said = Said { part, own, owner, line, ..Said::shared(by, said, readers) };
            self.told.talks[at].said.push(said);
        }
    }

    /// Who reads a session from now on reads what whoever lets them in does.
    fn let_in(&mut self, at: usize, by: PersonId, came: &People) {
        let sure = !self.told.rekeyed.contains(&by) && !self.told.late.contains(&by);
        for said in self.told.talks[at].said.iter_mut().filter(|said| !said.own) {
            for (_, readers) in said.revisions.iter_mut().filter(|(_, readers)| readers.contains(&by)) {
                readers.extend(came.iter().copied());
            }
            if !sure {
                said.unsure.extend(came.iter().copied());
            }
        }
    }

    /// It takes place, is written up, signed, opened again, called off, given to a new manager, or of other people.
    pub fn move_talk(&mut self) {
        let stage = self.dice.one_in(2).then_some(Stage::Closed);
        let Some((at, mut by)) = self.some_talk(stage) else { return };
        let (talk, today) = (&self.told.talks[at], self.told.today());
        let closed = talk.stage == Stage::Closed;
        let manager_is_new = |person: &PersonId| {
            let manager = self.told.manager(*person, today);
            self.members.contains_key(person) && manager.is_some_and(|manager| !talk.ever.contains(&manager))
        };
        if let Some(somebody) = talk.participants.iter().copied().find(manager_is_new).filter(|_| closed) {
            by = somebody;
        }
        let (id, now, said) = (self.told.talks[at].id, self.told.now, self.word());
        let Ok(view) = self.member(by).session(id) else { panic!("{by:?} takes part in {id} and does not see it") };
        let seen = view.session.revision;
        let way = if closed { self.dice.pick(&[4, 5, 5, 6, 6]) } else { self.dice.pick(&[0, 0, 0, 1, 2, 3, 7, 8]) };
        match way.unwrap() {
            0 => {
                let came = self.member(by).act(|act| act.hold_session(id, seen));
                if self.happened("hold", came).is_some() {
                    let another_day = self.told.day(self.told.talks[at].starts) != self.told.today();
                    let talk = &mut self.told.talks[at];
                    talk.stage = Stage::Held;
                    if another_day {
                        talk.starts = now;
                    }
                    self.signed(at);
                }
            }
            1 | 2 => {
                let came = self.member(by).act(|act| act.close_session(id, seen));
                if self.happened("close", came).is_some() {
                    let talk = &mut self.told.talks[at];
                    (talk.stage, talk.over, talk.starts) = (Stage::Closed, now, talk.starts.min(now));
                    self.signed(at);
                    for to in 0..self.told.talks.len() {
                        if self.told.talks[to].stage == Stage::Planned {
                            self.carry(at, to);
                        }
                    }
                }
            }
            3 => {
                let came = self.member(by).act(|act| act.cancel_session(id, seen));
                if self.happened("cancel", came).is_some() {
                    let talk = &mut self.told.talks[at];
                    (talk.stage, talk.over) = (Stage::Cancelled, now.max(talk.over));
                    self.signed(at);
                }
            }
            4 => {
                let came = self.member(by).act(|act| act.reopen_session(id, seen, &said));
                if self.happened("reopen", came).is_some() {
                    self.told.talks[at].stage = Stage::Held;
                    self.signed(at);
                    self.add_said(at, by, said);
                }
            }
            5 => {
                let comment = PartId(Uuid::new_v4());
                let Ok(page) = self.member(by).session_page(id) else { return };
                let seen = Seen::of(&page);
                let came = self.member(by).act(|act| act.sign_session(id, &seen, comment, true, &said));
                if self.happened("sign", came).is_some() {
                    self.add_said(at, by, said);
                }
            }
            6 => {
                let manager = self.told.manager(by, self.told.today());
                let came = self.member(by).act(|act| act.hand_over_sessions(&[id]));
                if let Some(manager) = manager.filter(|_| matches!(came, Ok(1))) {
                    self.let_in(at, by, &[manager].into());
                    self.told.talks[at].handed.insert(manager);
                }
                self.happened("hand over", came);
            }
            _ => self.change_people(at, by, seen),
        }
    }

    fn add_said(&mut self, at: usize, by: PersonId, said: String) {
        let readers = self.readers(at);
        self.told.talks[at].said.push(Said::shared(by, said, readers));
    }

    /// Somebody comes in, somebody goes, or both.
    fn change_people(&mut self, at: usize, by: PersonId, seen: u32) {
        let (here, before) = (self.here(), self.told.talks[at].participants.clone());
        let mut participants = before.clone();
        if self.dice.one_in(2) {
            let gone: Vec<PersonId> = participants.iter().copied().collect();
            participants.remove(&self.dice.pick(&gone).unwrap());
        }
        participants.extend(self.dice.pick(&here));
        let (id, place) = (self.told.talks[at].id, self.told.talks[at].said[0].revisions[0].0.clone());
        let Ok(view) = self.member(by).session(id) else { return };
        let plan = Plan {
            participants: participants.iter().copied().collect(),
            starts: view.session.starts + 1.hour(),
            minutes: 30,
            cadence: None,
            place: format!("Sala {place}"),
        };
        let came = self.member(by).act(|act| act.change_session(id, seen, &plan));
        if self.happened("change people", came).is_some() {
            let new: People = participants.difference(&before).copied().collect();
            self.let_in(at, by, &new);
            let (all, talk) = (self.readers(at), &mut self.told.talks[at]);
            // Who cannot read where it is says it anew.
            talk.said[0].revisions[0].1.extend(all.into_iter().chain(new));
            talk.participants = participants;
            talk.starts = plan.starts;
            talk.over = talk.over.max(plan.starts);
            self.signed(at);
        }
    }

    /// Whoever can read something gives it to those who got their keys later.
    pub fn share(&mut self) {
        for person in self.members.keys().copied().collect::<Vec<_>>() {
            self.member(person).refresh().unwrap();
            while self.member(person).act(|act| act.share_waiting()).unwrap() {}
        }
    }
}
