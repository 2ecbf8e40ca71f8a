//! Who may see what, once more: from `domain.md` alone, over plain lists and sets, as somebody would tell it. Nothing of the
//! program decides anything here; of its types only those that hold what was said are used.

use std::collections::{BTreeMap, BTreeSet};

use cartelera::domain::announcement::AnnouncementId;
use cartelera::domain::audience::{Audience, Direction, Reach};
use cartelera::domain::organisation::{PersonId, Profile, Role};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};

use super::told::{Marks, People, Post, Stage, Talk, Told};

/// How much of an announcement somebody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sees {
    Nothing,
    /// Title and date.
    Title,
    All,
}

impl Told {
    pub fn day(&self, at: Timestamp) -> Date {
        at.to_zoned(self.zone.clone()).date()
    }

    pub fn today(&self) -> Date {
        self.day(self.now)
    }

    pub fn is_here(&self, person: PersonId, day: Date) -> bool {
        let person = &self.people[&person];
        person.active_from.is_none_or(|from| from <= day) && person.active_until.is_none_or(|until| day < until)
    }

    pub fn here(&self, day: Date) -> Vec<PersonId> {
        self.people.keys().copied().filter(|person| self.is_here(*person, day)).collect()
    }

    // The chart.

    /// An inactive manager is skipped to the nearest active one; a leaver's reports go to the successor, whose level is above
    /// theirs.
    pub fn manager(&self, of: PersonId, day: Date) -> Option<PersonId> {
        let mut above = self.people[&of].manager;
        while let Some(manager) = above {
            if self.is_here(manager, day) {
                return Some(manager);
            }
            if let Some(successor) = self.people[&manager].successor
                && self.is_here(successor, day)
                && self.people[&successor].level < self.people[&of].level
            {
                return Some(successor);
            }
            above = self.people[&manager].manager;
        }
        None
    }

    /// The managers up to the top, nearest first; of a leaver those who would be above them now.
    pub fn up(&self, of: PersonId, day: Date) -> Vec<PersonId> {
        let mut above = Vec::new();
        let mut next = self.manager(of, day);
        while let Some(manager) = next {
            above.push(manager);
            next = self.manager(manager, day);
        }
        above
    }

    pub fn is_above(&self, one: PersonId, other: PersonId) -> bool {
        self.up(other, self.today()).contains(&one)
    }

    fn has(&self, person: PersonId, role: Role) -> bool {
        self.people[&person].roles.has(role)
    }

    /// Who acts for somebody: themselves, else the successor, else the manager, and so on from there.
    pub fn stands_in(&self, person: PersonId) -> Option<PersonId> {
        self.stands_in_unless(person, &mut People::new())
    }

    fn stands_in_unless(&self, person: PersonId, asked: &mut People) -> Option<PersonId> {
        if !asked.insert(person) {
            return None;
        }
        if self.is_here(person, self.today()) {
            return Some(person);
        }
        let Profile { successor, manager, .. } = self.people[&person];
        let successor = successor.and_then(|person| self.stands_in_unless(person, asked));
        successor.or_else(|| manager.and_then(|person| self.stands_in_unless(person, asked)))
    }

    // Audiences.

    /// Whom an audience reaches from a sender on a day.
    pub fn audience(&self, sender: PersonId, audience: &Audience, day: Date) -> People {
        let is_in = |person: &PersonId| self.is_reached(sender, audience, *person, day);
        self.here(day).into_iter().filter(is_in).collect()
    }

    fn is_reached(&self, sender: PersonId, audience: &Audience, person: PersonId, day: Date) -> bool {
        let (from, to) = (&self.people[&sender], &self.people[&person]);
        if person == sender {
            return false;
        }
        let horizontal = matches!(audience.reach, Reach::Team | Reach::Area | Reach::Organisation);
        if audience.copy_manager && horizontal && self.manager(sender, day) == Some(person) {
            return true;
        }
        let (above, below) = (self.up(sender, day), self.up(person, day));
        let steps_up = above.iter().position(|one| *one == person).map(|at| at as u16 + 1);
        let steps_down = below.iter().position(|one| *one == sender).map(|at| at as u16 + 1);
        let outside = steps_up.is_none() && steps_down.is_none();
        let reached = match audience.reach {
            Reach::Descending => steps_down.is_some_and(|steps| audience.depth.is_none_or(|most| steps <= most)),
            Reach::Ascending => steps_up.is_some_and(|steps| audience.height.is_none_or(|most| steps <= most)),
            Reach::Leadership => to.level <= self.leadership,
            Reach::Team => {
                let managers = (self.manager(sender, day), self.manager(person, day));
                outside && from.level == to.level && managers.0.is_some() && managers.0 == managers.1
            }
            Reach::Area => outside && from.level == to.level && from.area == to.area,
            Reach::Organisation => outside && from.level == to.level,
            Reach::Cross => outside && from.level != to.level,
            Reach::Everyone => true,
        };
        let under = |area: &str| to.area.as_str() == area || to.area.as_str().starts_with(&format!("{area}/"));
        let filter = &audience.filter;
        reached
            && filter.area.as_ref().is_none_or(|area| under(area.as_str()))
            && filter.client_type.is_none_or(|wanted| to.client_type == wanted)
            && filter.bond.is_none_or(|wanted| to.bond == wanted)
    }

    // What changes of the chart and of days do to announcements.

    /// The chart has changed: what is still scheduled is settled anew, unless its sender will be gone.
    pub fn settle_scheduled(&mut self) {
        for at in 0..self.posts.len() {
            let post = &self.posts[at];
            let day = self.day(post.publish_at);
            if self.is_scheduled(post) && self.is_here(post.author, day) {
                self.posts[at].recipients = self.audience(post.author, &post.audience, day);
            }
        }
    }

    /// What leavers have live or scheduled goes to who stands in for them.
    pub fn hand_over(&mut self) {
        for at in 0..self.posts.len() {
            let post = &self.posts[at];
            if self.is_live(post) || self.is_scheduled(post) {
                self.posts[at].steward = self.stands_in(post.author).unwrap_or(post.author);
            }
        }
    }

    /// Somebody is newly here: of what is live that reaches them they get what asks for acknowledgement, is pinned or is
    /// under 30 days old.
    pub fn bring(&mut self, person: PersonId, joined: Date) {
        for at in 0..self.posts.len() {
            if self.is_live(&self.posts[at]) {
                self.bring_one(at, person, joined);
            }
        }
    }

    pub fn bring_one(&mut self, at: usize, person: PersonId, joined: Date) {
        let post = &self.posts[at];
        let month = self.now.to_zoned(self.zone.clone()).checked_sub(30.days()).unwrap().timestamp();
        if !(post.asks || post.pinned || month <= post.publish_at) {
            return;
        }
        let (author, audience) = (post.author, post.audience.clone());
        // What an author who left has posted goes by the place they had.
        let gone = !self.is_here(author, joined);
        let kept = self.people[&author].clone();
        if gone {
            let author = self.people.get_mut(&author).unwrap();
            (author.active_from, author.active_until) = (None, None);
        }
        let reached = self.is_here(person, joined) && self.is_reached(author, &audience, person, joined);
        self.people.insert(author, kept);
        if reached && self.posts[at].recipients.insert(person) {
            self.brought += 1;
        }
    }

    // Announcements.

    pub fn is_scheduled(&self, post: &Post) -> bool {
        post.withdrawn_at.is_none() && self.now < post.publish_at
    }

    pub fn is_expired(&self, post: &Post) -> bool {
        post.expires_at.is_some_and(|expires| expires <= self.now)
    }

    pub fn is_live(&self, post: &Post) -> bool {
        post.withdrawn_at.is_none() && post.publish_at <= self.now && !self.is_expired(post)
    }

    /// Whether it has ever been out.
    fn was_out(&self, post: &Post) -> bool {
        post.publish_at <= self.now && post.withdrawn_at.is_none_or(|withdrawn| post.publish_at <= withdrawn)
    }

    /// Only the author and the recipients ever see it; a scheduled one its author; of a withdrawn one recipients see title
    /// and date.
    pub fn sees(&self, viewer: PersonId, post: &Post) -> Sees {
        if post.author == viewer || post.steward == viewer {
            Sees::All
        } else if !post.recipients.contains(&viewer) || !self.was_out(post) {
            Sees::Nothing
        } else if post.withdrawn_at.is_some() {
            Sees::Title
        } else {
            Sees::All
        }
    }

    /// On the boards of its author and its recipients, until it expires.
    pub fn is_on_board(&self, viewer: PersonId, post: &Post) -> bool {
        self.sees(viewer, post) != Sees::Nothing && self.was_out(post) && !self.is_expired(post)
    }

    pub fn is_unread(&self, viewer: PersonId, post: &Post) -> bool {
        let newest = |of: &BTreeMap<PersonId, u32>| of.get(&viewer).copied().unwrap_or(0);
        self.is_on_board(viewer, post)
            && self.is_live(post)
            && post.author != viewer
            && newest(&post.opened).max(newest(&post.acknowledged)) < post.asks_since
    }

    pub fn is_asking(&self, person: PersonId, post: &Post) -> bool {
        post.questions.iter().any(|question| question.asker == person && question.answer.is_none())
    }

    pub fn has_acknowledged(&self, person: PersonId, post: &Post) -> bool {
        post.acknowledged.get(&person).is_some_and(|revision| *revision >= post.asks_since)
    }

    /// A question holds the duty until it is answered.
    pub fn owes(&self, viewer: PersonId, post: &Post) -> bool {
        post.asks
            && self.is_live(post)
            && post.recipients.contains(&viewer)
            && !self.has_acknowledged(viewer, post)
            && !self.is_asking(viewer, post)
    }

    /// Recipients, opened, acknowledged, asking. What a leaver acknowledged stays counted.
    pub fn coverage(&self, post: &Post) -> (u32, u32, u32, u32) {
        let counts = |person: &&PersonId| self.is_here(**person, self.today()) || self.has_acknowledged(**person, post);
        let counted: Vec<PersonId> = post.recipients.iter().filter(counts).copied().collect();
        let opened = |person: &PersonId| {
            self.has_acknowledged(*person, post) || post.opened.get(person).is_some_and(|seen| *seen >= post.asks_since)
        };
        let count = |is: &dyn Fn(&PersonId) -> bool| counted.iter().filter(|person| is(person)).count() as u32;
        (
            counted.len() as u32,
            count(&opened),
            count(&|person| self.has_acknowledged(*person, post)),
            count(&|person| self.is_asking(*person, post)),
        )
    }

    pub fn direction(post: &Post) -> Direction {
        match post.audience.reach {
            Reach::Descending | Reach::Ascending | Reach::Leadership => Direction::Vertical,
            Reach::Team | Reach::Area | Reach::Organisation => Direction::Horizontal,
            Reach::Cross | Reach::Everyone => Direction::Diagonal,
        }
    }

    /// What of an announcement may, and what must, come to a viewer.
    fn of_post(&self, viewer: PersonId, post: &Post, may: &mut Marks, must: &mut Marks) {
        let sees = self.sees(viewer, post);
        if sees == Sees::Nothing {
            return;
        }
        let title = &post.texts.last().unwrap().0;
        must.extend([post.id.to_string(), title.clone()]);
        for question in &post.questions {
            // Who looks after it and who asked, nobody else.
            if question.asker == viewer || viewer == post.steward || viewer == post.author {
                let said = [question.id.to_string(), question.said.clone()].into_iter().chain(question.answer.clone());
                let to = if question.asker == viewer || viewer == post.steward { &mut *must } else { &mut *may };
                to.extend(said);
            }
        }
        if sees == Sees::All {
            must.extend(post.texts.iter().flat_map(|(title, body)| [title.clone(), body.clone()]));
            must.extend(post.replies.iter().cloned());
            must.extend(post.place.iter().map(|(place, _)| place.clone()));
        } else {
            may.extend(post.place.iter().map(|(place, _)| place.clone()));
        }
    }

    /// The announcements that a word is found in by a viewer; the first are found, the others may be.
    pub fn found(
        &self,
        viewer: PersonId,
        word: &str,
        expired: bool,
    ) -> (BTreeSet<AnnouncementId>, BTreeSet<AnnouncementId>) {
        let (mut must, mut may) = (BTreeSet::new(), BTreeSet::new());
        for post in &self.posts {
            let (title, body) = post.texts.last().unwrap();
            let says = title == word || body == word || post.replies.iter().any(|reply| reply == word);
            if says && self.sees(viewer, post) == Sees::All {
                may.insert(post.id);
                if self.is_expired(post) == expired && post.withdrawn_at.is_none() {
                    must.insert(post.id);
                }
            }
        }
        (must, may)
    }

    // Sessions.

    pub fn is_involved(&self, viewer: PersonId, talk: &Talk) -> bool {
        talk.participants.contains(&viewer) || talk.ever.contains(&viewer) || talk.handed.contains(&viewer)
    }

    /// That it took place: its participants, the managers above any of them, human resources. One with a participant of
    /// human resources shows to its participants and human resources alone.
    pub fn knows(&self, viewer: PersonId, talk: &Talk) -> bool {
        let above = || talk.participants.iter().any(|person| self.is_above(viewer, *person));
        self.is_involved(viewer, talk) || self.has(viewer, Role::Hr) || (!talk.with_hr && above())
    }

    /// Who has a manager and has not met them in the last days, each with the day they last did: human resources know it
    /// of everybody; managers of those below them, by what they know of.
    pub fn not_met(&self, viewer: PersonId, days: i64) -> Option<BTreeMap<PersonId, Option<Date>>> {
        let (today, hr) = (self.today(), self.has(viewer, Role::Hr));
        let since = today.checked_sub(days.days()).unwrap();
        let concerns = |person: &PersonId| hr || self.is_above(viewer, *person);
        let concerned: Vec<PersonId> = self.here(today).into_iter().filter(concerns).collect();
        if !hr && concerned.is_empty() {
            return None;
        }
        let mut not_met = BTreeMap::new();
        for person in concerned {
            let Some(manager) = self.manager(person, today) else { continue };
            let met = self.talks.iter().filter(|talk| {
                matches!(talk.stage, Stage::Held | Stage::Closed)
                    && (hr || !talk.with_hr)
                    && talk.participants.contains(&person)
                    && talk.participants.contains(&manager)
            });
            let last = met.map(|talk| self.day(talk.starts)).max();
            if last.is_none_or(|last| last < since) {
                not_met.insert(person, last);
            }
        }
        Some(not_met)
    }

    /// Kept as long as agreed: nobody opens it any more.
    pub fn is_shut(&self, talk: &Talk) -> bool {
        let over = matches!(talk.stage, Stage::Closed | Stage::Cancelled);
        self.kept.is_some_and(|(kind, days)| {
            over && kind == talk.kind && self.day(talk.over).checked_add((days + 1).days()).unwrap() <= self.today()
        })
    }

    fn of_talk(&self, viewer: PersonId, talk: &Talk, may: &mut Marks, must: &mut Marks) {
        if self.knows(viewer, talk) {
            must.insert(talk.id.to_string());
        }
        let involved = self.is_involved(viewer, talk);
        for said in &talk.said {
            let owns = said.owner == Some(viewer);
            if said.own && said.by != viewer || !(involved || owns) {
                continue;
            }
            // Whoever does what was agreed knows where it comes from, as a number that tells nothing.
            may.extend(said.part.clone().into_iter().chain([talk.id.to_string()]));
            if self.is_shut(talk) {
                continue;
            }
            let mine = said.revisions.iter().filter(|(_, readers)| readers.contains(&viewer));
            may.extend(mine.map(|(text, _)| text.clone()));
            let gives = |giver: &PersonId| {
                self.is_here(*giver, self.today()) && !self.rekeyed.contains(giver) && !self.late.contains(giver)
            };
            let shown = talk.participants.contains(&viewer) || (owns && talk.stage != Stage::Cancelled);
            let (newest, readers) = said.revisions.last().unwrap();
            let has_it = readers.contains(&viewer)
                && !said.unsure.contains(&viewer)
                && !self.rekeyed.contains(&viewer)
                && (!self.late.contains(&viewer) || readers.iter().any(gives));
            if shown && !said.removed && has_it {
                must.insert(newest.clone());
            }
        }
    }

    // Goals.

    /// Its owner, the managers above, human resources.
    pub fn sees_goals(&self, viewer: PersonId, owner: PersonId) -> bool {
        viewer == owner || self.is_above(viewer, owner) || self.has(viewer, Role::Hr)
    }

    // All of it.

    /// What may, and what must, come to a viewer by some way of reading; what must, may.
    pub fn marks(&self, viewer: PersonId) -> (Marks, Marks) {
        let (mut may, mut must) = (Marks::new(), Marks::new());
        for post in &self.posts {
            self.of_post(viewer, post, &mut may, &mut must);
        }
        for talk in &self.talks {
            self.of_talk(viewer, talk, &mut may, &mut must);
        }
        for goal in self.goals.iter().filter(|goal| self.sees_goals(viewer, goal.owner)) {
            must.insert(goal.id.0.to_string());
            must.extend(goal.said.iter().cloned());
        }
        for (_, said) in self.private.iter().filter(|(owner, _)| *owner == viewer) {
            let to = if self.rekeyed.contains(&viewer) { &mut may } else { &mut must };
            to.insert(said.clone());
        }
        may.extend(must.iter().cloned());
        (may, must)
    }
}
