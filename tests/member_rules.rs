//! The rules of a board, through the calls that screens and commands use.

mod fixture;

use cartelera::domain::announcement::{
    Acknowledgement, AnnouncementId, Fault, NewAnnouncement, Priority, QuestionState, ReceiptState, State,
};
use cartelera::domain::audience::{Audience, Reach, Refusal};
use cartelera::domain::organisation::PersonId;
use cartelera::member::access::Attempts;
use cartelera::member::drafts::Saved;
use cartelera::member::signing::Signature;
use cartelera::member::today::DutyKind;
use cartelera::member::{Error, Member};
use cartelera::store::announcements::{Cursor, Shown};
use fixture::{NOT_ENROLLED, Office, PASSPHRASE, notice, profile, publish};
use jiff::civil::date;
use jiff::{Timestamp, ToSpan as _};

/// A notice that asks for an acknowledgement by a day.
fn asking(reach: Reach, due: Timestamp) -> NewAnnouncement {
    NewAnnouncement { acknowledgement: Some(Acknowledgement { due: Some(due) }), ..notice(reach) }
}

fn in_days(office: &Office, days: i64) -> Timestamp {
    office.now().checked_add((24 * days).hours()).unwrap()
}

fn ids(member: &Member) -> Vec<AnnouncementId> {
    let rows = member.page(Shown::default(), Cursor::Newest, 100).unwrap().rows;
    rows.iter().map(|row| row.id).collect()
}

/// What today holds, without what is merely new.
fn duties(member: &Member) -> Vec<(DutyKind, AnnouncementId)> {
    let items = member.today().unwrap();
    items.iter().filter(|item| item.kind != DutyKind::New).map(|item| (item.kind, item.id())).collect()
}

fn owes(member: &Member, id: AnnouncementId) -> bool {
    duties(member).contains(&(DutyKind::Acknowledge, id))
}

fn fresh(member: &Member) -> AnnouncementId {
    AnnouncementId(member.new_id())
}

mod signing_in {
    use super::*;

    fn refused(office: &Office, handle: &str, passphrase: &str) -> Error {
        match office.workspace().sign_in(handle, passphrase) {
            Ok(_) => panic!("{handle} signed in"),
            Err((_, error)) => error,
        }
    }

    #[test]
    fn the_right_passphrase_signs_in_and_a_wrong_one_does_not() {
        let office = Office::new();
        assert_eq!(office.member("ana").person().handle, "ana");
        assert!(matches!(refused(&office, "ana", "wrong"), Error::WrongPassphrase));
        assert!(matches!(refused(&office, "nobody", PASSPHRASE), Error::NoPerson(_)));
        assert!(matches!(refused(&office, NOT_ENROLLED, PASSPHRASE), Error::NotEnrolled(_)));
    }

    #[test]
    fn who_left_is_refused_even_by_a_terminal_that_was_open_before() {
        let office = Office::new();
        let open = office.workspace();
        let mut ben = office.member("ben");
        office.change("ana", |ana| ana.active_until = Some(date(2026, 3, 2)));
        office.change("ben", |ben| ben.active_until = Some(date(2026, 3, 2)));
        assert!(matches!(open.sign_in("ana", PASSPHRASE), Err((_, Error::NotActive(_)))));
        let id = fresh(&ben);
        assert!(matches!(ben.publish(id, &notice(Reach::Ascending)), Err(Error::NotActive(_))));
    }

    #[test]
    fn a_code_enrols_its_person_once() {
        let office = Office::new();
        let code = office.member("ops").issue_code(office.id(NOT_ENROLLED)).unwrap().to_string();
        let mut workspace = office.workspace();
        assert!(matches!(workspace.enrol("ana", &code, "mine"), Err(Error::WrongCode)));
        assert!(matches!(workspace.enrol(NOT_ENROLLED, "nonsense", "mine"), Err(Error::Mistyped(_))));
        workspace.enrol(NOT_ENROLLED, &code, "mine").unwrap();
        assert!(matches!(workspace.enrol(NOT_ENROLLED, &code, "again"), Err(Error::WrongCode)));
        assert!(workspace.sign_in(NOT_ENROLLED, "mine").is_ok());
        assert_eq!(office.workspace().check(None).unwrap().faults, []);
    }

    #[test]
    fn a_code_that_was_replaced_or_is_fourteen_days_old_does_nothing() {
        let office = Office::new();
        let mut admin = office.member("ops");
        let first = admin.issue_code(office.id(NOT_ENROLLED)).unwrap().to_string();
        let second = admin.issue_code(office.id(NOT_ENROLLED)).unwrap().to_string();
        let mut workspace = office.workspace();
        assert!(matches!(workspace.enrol(NOT_ENROLLED, &first, "mine"), Err(Error::WrongCode)));
        office.pass((14 * 24).hours());
        assert!(matches!(workspace.enrol(NOT_ENROLLED, &second, "mine"), Err(Error::CodeExpired)));
        office.pass((-1).minutes());
        workspace.enrol(NOT_ENROLLED, &second, "mine").unwrap();
    }

    #[test]
    fn only_an_admin_issues_codes() {
        let office = Office::new();
        assert!(matches!(office.member("ceo").issue_code(office.id(NOT_ENROLLED)), Err(Error::NeedsRole(_))));
    }

    #[test]
    fn a_changed_passphrase_replaces_the_old_one_and_the_recovery_key_stays() {
        let office = Office::new();
        let code = office.member("ops").issue_code(office.id(NOT_ENROLLED)).unwrap().to_string();
        let recovery = office.workspace().enrol(NOT_ENROLLED, &code, "first").unwrap().to_string();
        let mut novo = office.workspace().sign_in(NOT_ENROLLED, "first").map_err(|(_, error)| error).unwrap();
        assert!(matches!(novo.change_passphrase("wrong", "second"), Err(Error::WrongPassphrase)));
        novo.change_passphrase("first", "second").unwrap();
        assert!(matches!(refused(&office, NOT_ENROLLED, "first"), Error::WrongPassphrase));
        assert!(office.workspace().sign_in(NOT_ENROLLED, "second").is_ok());
        let other = office.member("ops").issue_code(office.id("ana")).unwrap().to_string();
        let others = office.workspace().enrol("ana", &other, "x").unwrap().to_string();
        assert!(office.workspace().recover(NOT_ENROLLED, &others, "third").is_err());
        office.workspace().recover(NOT_ENROLLED, &recovery, "third").unwrap();
        assert!(matches!(refused(&office, NOT_ENROLLED, "second"), Error::WrongPassphrase));
        assert!(office.workspace().sign_in(NOT_ENROLLED, "third").is_ok());
    }

    #[test]
    fn new_keys_leave_old_drafts_shut_and_old_signatures_valid() {
        let office = Office::new();
        let mut ana = office.member("ana");
        let draft = ana.new_id();
        ana.save_draft(draft, "a secret", &office.state_folder()).unwrap();
        let posted = publish(&mut ana, &notice(Reach::Ascending));
        let code = office.member("ops").issue_code(office.id("ana")).unwrap().to_string();
        assert!(office.workspace().sign_in("ana", PASSPHRASE).is_ok(), "until the code is used");
        office.workspace().enrol("ana", &code, "new").unwrap();
        assert!(matches!(refused(&office, "ana", PASSPHRASE), Error::WrongPassphrase));
        let ana = office.workspace().sign_in("ana", "new").map_err(|(_, error)| error).unwrap();
        assert_eq!(ana.drafts(&office.state_folder()).unwrap(), []);
        assert_eq!(ana.read(posted.id).unwrap().signature, Signature::Valid);
        assert_eq!(office.workspace().check(None).unwrap().faults, []);
    }

    #[test]
    fn wrong_passphrases_make_this_terminal_wait_and_never_longer_than_30_seconds() {
        let now = fixture::monday();
        let mut attempts = Attempts::default();
        let mut waits = Vec::new();
        for _ in 0..12 {
            attempts.wrong(now);
            waits.push(attempts.wait(now).map_or(0, |wait| wait.as_secs()));
        }
        assert_eq!(waits, [0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30, 30]);
        assert_eq!(attempts.wait(now.checked_add(30.seconds()).unwrap()), None);
        attempts.right();
        assert_eq!(attempts.wait(now), None);
    }

    #[test]
    fn an_account_gives_only_a_number_and_to_one_person() {
        let office = Office::new();
        publish(&mut office.member("ceo"), &notice(Reach::Everyone));
        office.member("ana").link_account(500).unwrap();
        assert!(matches!(office.member("ben").link_account(500), Err(Error::AccountTaken)));
        assert_eq!(office.workspace().unread_of_account(500).unwrap(), Some(1));
        assert_eq!(office.workspace().unread_of_account(501).unwrap(), None);
    }
}

mod publishing {
    use super::*;

    fn refused(member: &mut Member, new: &NewAnnouncement) -> Error {
        let id = fresh(member);
        member.publish(id, new).unwrap_err()
    }

    #[test]
    fn who_may_use_which_reach() {
        let office = Office::new();
        let level = |level| Some(Refusal::NeedsLevel(level));
        let no_reports = Some(Refusal::NoReports);
        // Descending, ascending, leadership, team, area, organisation, cross, everyone.
        let table: [(&str, [Option<Refusal>; 8]); 5] = [
            ("ceo", [None; 8]),
            ("ops", [None; 8]),
            ("lead", [None, None, None, None, None, None, None, level(2)]),
            ("ana", [no_reports, None, level(3), None, None, level(3), level(3), level(2)]),
            ("edi", [no_reports, None, None, None, None, None, None, None]),
        ];
        for (handle, refusals) in table {
            let mut member = office.member(handle);
            let reaches: Vec<_> = member.reaches().into_iter().map(|(_, allowed)| allowed.err()).collect();
            assert_eq!(reaches, refusals, "{handle}");
            for (reach, refusal) in Reach::ALL.iter().zip(refusals) {
                let id = fresh(&member);
                match (member.publish(id, &notice(*reach)), refusal) {
                    (Err(Error::Reach(found)), Some(expected)) => assert_eq!(found, expected, "{handle} {reach}"),
                    (Ok(_) | Err(Error::Nobody), None) => {}
                    (found, _) => panic!("{handle} {reach}: {found:?}"),
                }
            }
        }
    }

    #[test]
    fn publishing_to_nobody_is_refused() {
        let office = Office::new();
        assert!(matches!(refused(&mut office.member("ceo"), &notice(Reach::Ascending)), Error::Nobody));
    }

    #[test]
    fn the_same_id_is_published_once_and_belongs_to_one_author() {
        let office = Office::new();
        let (mut ceo, mut ana) = (office.member("ceo"), office.member("ana"));
        let id = fresh(&ceo);
        let first = ceo.publish(id, &notice(Reach::Everyone)).unwrap();
        assert_eq!((first.recipients, first.revision, first.state), (11, 1, State::Live));
        assert_eq!(ceo.publish(id, &notice(Reach::Everyone)).unwrap(), first);
        assert_eq!(ids(&ana).len(), 1);
        assert!(matches!(ana.publish(id, &notice(Reach::Ascending)), Err(Error::Conflict)));
    }

    #[test]
    fn faults_are_all_named_and_nothing_is_stored() {
        let office = Office::new();
        let mut ana = office.member("ana");
        let past = office.now().checked_sub(1.hour()).unwrap();
        let new = NewAnnouncement {
            title: " ".into(),
            body: "x".repeat(256 * 1024 + 1),
            publish_at: Some(past),
            priority: Priority::Urgent,
            ..notice(Reach::Ascending)
        };
        let Error::Faults(faults) = refused(&mut ana, &new) else { panic!("accepted") };
        let expected = [
            Fault::TitleEmpty,
            Fault::BodyTooLong { bytes: 256 * 1024 + 1 },
            Fault::PublishedInThePast,
            Fault::UrgentNotAllowed { level: 3 },
        ];
        assert_eq!(faults, expected);
        let due = in_days(&office, 3);
        let early = NewAnnouncement { expires_at: Some(in_days(&office, 2)), ..asking(Reach::Ascending, due) };
        assert!(matches!(refused(&mut ana, &early), Error::Faults(faults) if faults == [Fault::ExpiresBeforeDue]));
        assert_eq!(ids(&ana), []);
        assert_eq!(office.workspace().check(None).unwrap().entries, 11, "the keys alone");
    }

    #[test]
    fn urgent_ones_are_three_in_seven_days() {
        let office = Office::new();
        let mut lead = office.member("lead");
        let urgent = NewAnnouncement { priority: Priority::Urgent, ..notice(Reach::Descending) };
        for _ in 0..3 {
            publish(&mut lead, &urgent);
            office.pass(1.hour());
        }
        assert!(matches!(refused(&mut lead, &urgent), Error::Faults(faults) if faults == [Fault::UrgentUsedUp]));
        publish(&mut office.member("rec"), &urgent);
        office.pass((7 * 24 - 3).hours());
        publish(&mut lead, &urgent);
        assert!(matches!(refused(&mut lead, &urgent), Error::Faults(_)));
    }

    #[test]
    fn pins_are_three_for_each_author_and_board_until_one_is_withdrawn() {
        let office = Office::new();
        let mut lead = office.member("lead");
        let pinned = |reach| NewAnnouncement { pinned: true, ..notice(reach) };
        let first = publish(&mut lead, &pinned(Reach::Descending));
        publish(&mut lead, &pinned(Reach::Descending));
        publish(&mut lead, &pinned(Reach::Ascending));
        let error = refused(&mut lead, &pinned(Reach::Descending));
        assert!(matches!(error, Error::Faults(faults) if faults == [Fault::PinsUsedUp]));
        publish(&mut lead, &pinned(Reach::Team));
        lead.withdraw(first.id).unwrap();
        publish(&mut lead, &pinned(Reach::Descending));
        publish(&mut office.member("ops"), &pinned(Reach::Descending));
        assert_eq!(office.member("ana").pinned(None).unwrap().len(), 3, "a reader sees the newest three");
    }

    #[test]
    fn a_scheduled_one_comes_out_at_its_time() {
        let office = Office::new();
        let mut ceo = office.member("ceo");
        let later = NewAnnouncement { publish_at: Some(in_days(&office, 1)), ..notice(Reach::Everyone) };
        let published = publish(&mut ceo, &later);
        let ana = office.member("ana");
        assert_eq!(published.state, State::Scheduled);
        assert!(matches!(ana.read(published.id), Err(Error::NoAnnouncement)));
        office.pass(24.hours());
        assert_eq!(ana.read(published.id).unwrap().signature, Signature::Valid);
    }
}

mod reading {
    use super::*;

    #[test]
    fn a_peer_does_not_see_a_vertical_announcement() {
        let office = Office::new();
        let posted = publish(&mut office.member("ana"), &notice(Reach::Ascending));
        for (handle, may) in [("ana", true), ("lead", true), ("ceo", true), ("ben", false), ("com", false)] {
            let mut member = office.member(handle);
            assert_eq!(ids(&member).len(), usize::from(may), "{handle}");
            assert_eq!(member.read(posted.id).is_ok(), may, "{handle}");
            assert_eq!(member.headline(posted.id).is_ok(), may, "{handle}");
            let (reply, question) = (member.new_id(), member.new_id());
            if !may {
                assert_eq!(member.unread().unwrap().total(), 0);
                assert!(matches!(member.open(posted.id), Err(Error::NoAnnouncement)));
                assert!(matches!(member.reply(posted.id, reply, "x"), Err(Error::NoAnnouncement)));
                assert!(matches!(member.ask(posted.id, question, "x"), Err(Error::NoAnnouncement)));
                assert!(matches!(member.acknowledge(posted.id, 1), Err(Error::NoAnnouncement)));
                assert!(matches!(member.coverage(posted.id), Err(Error::NoAnnouncement)));
                assert!(matches!(member.withdraw(posted.id), Err(Error::NoAnnouncement)));
                assert!(member.why_reached(posted.id, member.person()).is_err());
            }
        }
    }

    #[test]
    fn an_admin_reads_nothing_that_is_not_addressed_to_them() {
        let office = Office::new();
        let posted = publish(&mut office.member("dani"), &notice(Reach::Ascending));
        assert!(matches!(office.member("ops").read(posted.id), Err(Error::NoAnnouncement)));
    }

    #[test]
    fn opening_is_recorded_and_is_no_acknowledgement() {
        let office = Office::new();
        let posted = publish(&mut office.member("lead"), &asking(Reach::Descending, in_days(&office, 3)));
        let mut ana = office.member("ana");
        assert_eq!(ana.read(posted.id).unwrap().headline.receipt, ReceiptState::Unseen, "reading records nothing");
        ana.open(posted.id).unwrap();
        assert_eq!(ana.headline(posted.id).unwrap().receipt, ReceiptState::Opened);
        assert!(owes(&ana, posted.id));
    }

    #[test]
    fn acknowledging_follows_its_rules() {
        let office = Office::new();
        let mut lead = office.member("lead");
        let mut ana = office.member("ana");
        let posted = publish(&mut lead, &asking(Reach::Descending, in_days(&office, 3)));
        assert!(matches!(lead.acknowledge(posted.id, 1), Err(Error::OnlyRecipients)));
        assert!(matches!(ana.acknowledge(posted.id, 2), Err(Error::Conflict)));
        ana.acknowledge(posted.id, 1).unwrap();
        let entries = office.workspace().check(None).unwrap().entries;
        ana.acknowledge(posted.id, 1).unwrap();
        assert_eq!(office.workspace().check(None).unwrap().entries, entries, "a second time changes nothing");
        assert!(!owes(&ana, posted.id));
        let plain = publish(&mut lead, &notice(Reach::Descending));
        assert!(matches!(ana.acknowledge(plain.id, 1), Err(Error::NothingToAcknowledge)));
        let brief =
            NewAnnouncement { expires_at: Some(in_days(&office, 2)), ..asking(Reach::Descending, in_days(&office, 1)) };
        let brief = publish(&mut lead, &brief);
        let withdrawn = publish(&mut lead, &asking(Reach::Descending, in_days(&office, 1)));
        lead.withdraw(withdrawn.id).unwrap();
        assert!(matches!(ana.acknowledge(withdrawn.id, 1), Err(Error::Withdrawn)));
        office.pass(48.hours());
        assert!(matches!(ana.acknowledge(brief.id, 1), Err(Error::Expired)));
    }

    #[test]
    fn an_edit_keeps_receipts_or_asks_everybody_again() {
        let office = Office::new();
        let (mut lead, mut ana) = (office.member("lead"), office.member("ana"));
        let posted = publish(&mut lead, &asking(Reach::Descending, in_days(&office, 3)));
        ana.acknowledge(posted.id, 1).unwrap();
        assert!(matches!(ana.edit(posted.id, 1, "t", "b", false), Err(Error::OnlyAuthor)));
        assert!(matches!(lead.edit(posted.id, 2, "t", "b", false), Err(Error::Conflict)));
        assert!(matches!(lead.edit(posted.id, 1, "", "b", false), Err(Error::Faults(_))));
        lead.edit(posted.id, 1, "second", "b2", false).unwrap();
        assert!(!owes(&ana, posted.id));
        assert_eq!(ana.headline(posted.id).unwrap().receipt, ReceiptState::Acknowledged);
        lead.edit(posted.id, 2, "third", "b3", true).unwrap();
        assert!(owes(&ana, posted.id));
        assert!(matches!(ana.acknowledge(posted.id, 2), Err(Error::Conflict)));
        let reading = ana.read(posted.id).unwrap();
        assert_eq!(
            reading.revisions.iter().map(|revision| revision.title.as_str()).collect::<Vec<_>>(),
            ["A title", "second"]
        );
        assert_eq!((reading.signature, reading.announcement.content.body.as_str()), (Signature::Valid, "b3"));
        ana.acknowledge(posted.id, 3).unwrap();
        assert!(!owes(&ana, posted.id));
        assert_eq!(office.workspace().check(None).unwrap().faults, []);
    }

    #[test]
    fn of_a_withdrawn_one_recipients_keep_title_and_date_alone() {
        let office = Office::new();
        let (mut lead, mut ana) = (office.member("lead"), office.member("ana"));
        let posted = publish(&mut lead, &notice(Reach::Descending));
        let reply = ana.new_id();
        ana.reply(posted.id, reply, "a reply").unwrap();
        lead.edit(posted.id, 1, "second", "b2", false).unwrap();
        assert!(matches!(ana.withdraw(posted.id), Err(Error::OnlyAuthor)));
        lead.withdraw(posted.id).unwrap();
        let reading = ana.read(posted.id).unwrap();
        assert_eq!(
            (reading.announcement.content.title.as_str(), reading.announcement.content.body.as_str()),
            ("second", "")
        );
        assert!(reading.replies.is_empty() && reading.revisions.is_empty());
        assert_eq!(lead.read(posted.id).unwrap().announcement.content.body, "b2");
        assert!(matches!(lead.edit(posted.id, 2, "t", "b", false), Err(Error::Withdrawn)));
        lead.withdraw(posted.id).unwrap();
    }
}

mod answering {
    use super::*;

    #[test]
    fn replies_are_for_everybody_who_sees_it_until_they_are_closed() {
        let office = Office::new();
        let mut lead = office.member("lead");
        let mut ana = office.member("ana");
        let open = publish(&mut lead, &notice(Reach::Descending));
        let reply = ana.new_id();
        ana.reply(open.id, reply, "thanks").unwrap();
        ana.reply(open.id, reply, "thanks").unwrap();
        assert!(matches!(ana.reply(open.id, fresh(&lead).0, "  "), Err(Error::TextEmpty)));
        let long = "x".repeat(256 * 1024 + 1);
        assert!(matches!(ana.reply(open.id, fresh(&lead).0, &long), Err(Error::TextTooLong { .. })));
        let seen = office.member("ben").read(open.id).unwrap();
        assert_eq!(seen.replies.len(), 1);
        assert_eq!((seen.replies[0].0.body.as_str(), seen.replies[0].1), ("thanks", Signature::Valid));
        let closed = publish(&mut lead, &NewAnnouncement { replies_open: false, ..notice(Reach::Descending) });
        assert!(matches!(ana.reply(closed.id, fresh(&lead).0, "x"), Err(Error::RepliesClosed)));
    }

    #[test]
    fn a_question_is_seen_by_asker_and_author_alone_and_holds_the_duty_until_answered() {
        let office = Office::new();
        let (mut lead, mut ana, mut ben) = (office.member("lead"), office.member("ana"), office.member("ben"));
        let posted = publish(&mut lead, &asking(Reach::Descending, in_days(&office, 1)));
        let question = ana.new_id();
        assert!(matches!(lead.ask(posted.id, question, "?"), Err(Error::OnlyRecipients)));
        ana.ask(posted.id, question, "why?").unwrap();
        ana.ask(posted.id, question, "why?").unwrap();
        assert!(!owes(&ana, posted.id));
        assert_eq!(ana.headline(posted.id).unwrap().question, QuestionState::Open);
        assert_eq!(ben.read(posted.id).unwrap().questions, []);
        assert!(matches!(ben.answer(question, "x"), Err(Error::NoQuestion)));
        assert!(matches!(ana.answer(question, "x"), Err(Error::OnlyAuthor)));
        assert_eq!(duties(&lead), [(DutyKind::Answer, posted.id)]);
        lead.edit(posted.id, 1, "t", "b", true).unwrap();
        assert!(!owes(&ana, posted.id), "a question holds the duty through an edit too");
        office.pass(20.hours());
        lead.answer(question, "because").unwrap();
        assert!(matches!(lead.answer(question, "because"), Err(Error::Answered)));
        let due = ana.today().unwrap()[0].due.unwrap();
        assert_eq!(due, office.now().checked_add(24.hours()).unwrap());
        assert_eq!(ana.read(posted.id).unwrap().questions[0].answer.as_ref().unwrap().body, "because");
        assert_eq!(office.workspace().check(None).unwrap().faults, []);
    }

    #[test]
    fn an_answer_after_the_acknowledgement_brings_no_duty_back() {
        let office = Office::new();
        let (mut lead, mut ana) = (office.member("lead"), office.member("ana"));
        let posted = publish(&mut lead, &asking(Reach::Descending, in_days(&office, 9)));
        let (first, second) = (ana.new_id(), ana.new_id());
        ana.ask(posted.id, first, "one?").unwrap();
        ana.ask(posted.id, second, "two?").unwrap();
        lead.answer(first, "so").unwrap();
        assert!(!owes(&ana, posted.id), "another question is open");
        ana.acknowledge(posted.id, 1).unwrap();
        lead.answer(second, "so").unwrap();
        assert!(!owes(&ana, posted.id));
    }
}

mod following_up {
    use super::*;

    #[test]
    fn coverage_counts_and_names_for_the_author_alone() {
        let office = Office::new();
        let (mut ops, mut ana) = (office.member("ops"), office.member("ana"));
        let posted = publish(&mut ops, &asking(Reach::Descending, in_days(&office, 3)));
        ana.open(posted.id).unwrap();
        office.member("ben").acknowledge(posted.id, 1).unwrap();
        office.member("cris").acknowledge(posted.id, 1).unwrap();
        let question = ana.new_id();
        ana.ask(posted.id, question, "?").unwrap();
        let coverage = ops.coverage(posted.id).unwrap();
        let counts = (coverage.recipients, coverage.opened, coverage.acknowledged, coverage.asking);
        assert_eq!(counts, (6, 3, 2, 1));
        assert_eq!(coverage.missing, ["ana", "lead", NOT_ENROLLED, "rec"].map(|handle| office.id(handle)));
        assert_eq!(coverage.not_enrolled, [office.id(NOT_ENROLLED)]);
        assert!(matches!(ana.coverage(posted.id), Err(Error::OnlyAuthor)));
        for leaver in ["ana", "ben"] {
            office.change(leaver, |person| person.active_until = Some(date(2026, 3, 2)));
        }
        ops.refresh().unwrap();
        let coverage = ops.coverage(posted.id).unwrap();
        assert_eq!((coverage.recipients, coverage.acknowledged, coverage.missing.len()), (5, 2, 3));
        assert_eq!(coverage.asking, 0);
    }

    #[test]
    fn today_lists_duties_by_due_then_events_then_news() {
        use cartelera::domain::announcement::Event;
        let office = Office::new();
        let mut ops = office.member("ops");
        let later = publish(&mut ops, &asking(Reach::Descending, in_days(&office, 3)));
        let undated =
            NewAnnouncement { acknowledgement: Some(Acknowledgement { due: None }), ..notice(Reach::Descending) };
        let undated = publish(&mut ops, &undated);
        let event = |days| {
            let starts = in_days(&office, days);
            NewAnnouncement {
                event: Some(Event { starts, ends: starts, place: String::new() }),
                ..notice(Reach::Descending)
            }
        };
        let event_later = publish(&mut ops, &event(5));
        let event_soon = publish(&mut ops, &event(1));
        let event_far = publish(&mut ops, &event(8));
        let sooner = publish(&mut ops, &asking(Reach::Descending, in_days(&office, 2)));
        let mut lead = office.member("lead");
        let mine = publish(&mut lead, &notice(Reach::Descending));
        let question = fresh(&lead).0;
        office.member("ana").ask(mine.id, question, "?").unwrap();
        let items: Vec<_> = lead.today().unwrap().iter().map(|item| (item.kind, item.id())).collect();
        let expected = [
            (DutyKind::Answer, mine.id),
            (DutyKind::Acknowledge, sooner.id),
            (DutyKind::Acknowledge, later.id),
            (DutyKind::Acknowledge, undated.id),
            (DutyKind::Event, event_soon.id),
            (DutyKind::Event, event_later.id),
            (DutyKind::New, event_far.id),
        ];
        assert_eq!(items, expected);
    }

    #[test]
    fn overdue_urgent_ones_stand_in_front_until_acknowledged_or_asked() {
        let office = Office::new();
        let mut lead = office.member("lead");
        let urgent = |due| NewAnnouncement { priority: Priority::Urgent, ..asking(Reach::Descending, due) };
        let posted = publish(&mut lead, &urgent(in_days(&office, 1)));
        publish(&mut lead, &asking(Reach::Descending, in_days(&office, 1)));
        let (mut ana, mut ben) = (office.member("ana"), office.member("ben"));
        assert_eq!(ana.overdue_urgent().unwrap(), []);
        office.pass(25.hours());
        assert_eq!(ana.overdue_urgent().unwrap().iter().map(|row| row.id).collect::<Vec<_>>(), [posted.id]);
        ana.acknowledge(posted.id, 1).unwrap();
        let question = ben.new_id();
        ben.ask(posted.id, question, "?").unwrap();
        assert_eq!((ana.overdue_urgent().unwrap(), ben.overdue_urgent().unwrap()), (vec![], vec![]));
    }

    fn escalated(office: &Office, handle: &str) -> Vec<PersonId> {
        let items = office.member(handle).today().unwrap();
        items.into_iter().filter(|item| item.kind == DutyKind::Escalated).flat_map(|item| item.people).collect()
    }

    #[test]
    fn what_is_overdue_climbs_inside_the_audience() {
        let office = Office::new();
        let posted = publish(&mut office.member("ceo"), &asking(Reach::Everyone, in_days(&office, 1)));
        for handle in ["ops", "com", "lead", "rec", "sell", "ben", "cris", "dani", "edi"] {
            office.member(handle).acknowledge(posted.id, 1).unwrap();
        }
        let ana = [office.id("ana"), office.id(NOT_ENROLLED)];
        office.pass(47.hours());
        assert_eq!(escalated(&office, "lead"), []);
        office.pass(1.hour());
        assert_eq!(escalated(&office, "lead"), ana);
        assert_eq!((escalated(&office, "ops"), escalated(&office, "ceo")), (vec![], vec![]));
        office.pass(48.hours());
        assert_eq!((escalated(&office, "ops"), escalated(&office, "ceo")), (ana.to_vec(), vec![]));
        assert_eq!(escalated(&office, "rec"), []);
    }

    #[test]
    fn without_a_manager_among_the_recipients_it_comes_to_the_author() {
        let office = Office::new();
        publish(&mut office.member("lead"), &asking(Reach::Descending, in_days(&office, 1)));
        office.pass(48.hours());
        assert_eq!(escalated(&office, "lead").len(), 3);
        assert_eq!(escalated(&office, "ops"), []);
    }
}

mod joining_and_leaving {
    use super::*;

    #[test]
    fn a_newcomer_gets_what_is_live_with_days_of_grace() {
        let office = Office::new();
        let mut lead = office.member("lead");
        let posted = publish(&mut lead, &asking(Reach::Descending, in_days(&office, 1)));
        let newcomer = fixture::profile("zoe", 4, Some(office.id("lead")), "Clínica");
        let zoe =
            office.add(&cartelera::domain::organisation::Profile { active_from: Some(date(2026, 3, 4)), ..newcomer });
        let code = office.member("ops").issue_code(zoe).unwrap().to_string();
        office.pass(48.hours());
        office.member("ben");
        office.workspace().enrol("zoe", &code, PASSPHRASE).unwrap();
        let mut zoe = office.member("zoe");
        let grace = "2026-03-11T22:59:59.999999Z".parse::<Timestamp>().unwrap();
        assert_eq!(zoe.today().unwrap()[0].due, Some(grace));
        let why = zoe.why_reached(posted.id, zoe.person()).unwrap();
        assert_eq!(why, Ok(cartelera::domain::audience::Reason::Joined(date(2026, 3, 4))));
        let question = zoe.new_id();
        zoe.ask(posted.id, question, "?").unwrap();
        lead.answer(question, "so").unwrap();
        assert_eq!(zoe.today().unwrap()[0].due, Some(grace), "an answer takes no grace away");
        lead.edit(posted.id, 1, "t", "b", true).unwrap();
        assert_eq!(zoe.today().unwrap()[0].due, Some(grace), "nor does an edit");
        zoe.acknowledge(posted.id, 2).unwrap();
        assert_eq!(lead.coverage(posted.id).unwrap().recipients, 4);
        assert_eq!(office.workspace().check(None).unwrap().faults, []);
    }

    #[test]
    fn a_leavers_announcements_go_to_who_stands_in() {
        let office = Office::new();
        let mut lead = office.member("lead");
        let posted = publish(&mut lead, &asking(Reach::Descending, in_days(&office, 3)));
        lead.edit(posted.id, 1, "by the author", "b", false).unwrap();
        office.change("lead", |lead| {
            lead.active_until = Some(date(2026, 3, 3));
            lead.successor = None;
        });
        office.pass(24.hours());
        let mut ops = office.member("ops");
        assert!(ops.read(posted.id).unwrap().steward);
        assert!(matches!(ops.acknowledge(posted.id, 2), Err(Error::OnlyRecipients)));
        assert_eq!(ops.coverage(posted.id).unwrap().recipients, 3);
        assert_eq!(ops.read(posted.id).unwrap().signature, Signature::Valid);
        ops.edit(posted.id, 2, "by who stands in", "b", false).unwrap();
        assert_eq!(office.member("ana").read(posted.id).unwrap().signature, Signature::Valid);
        office.change("ops", |ops| ops.active_until = Some(date(2026, 3, 4)));
        office.pass(96.hours());
        let ceo = office.member("ceo");
        assert!(ceo.read(posted.id).unwrap().steward);
        assert_eq!(ceo.read(posted.id).unwrap().signature, Signature::Valid, "signed when it was theirs to sign");
        let escalated = ceo.today().unwrap().into_iter().find(|item| item.kind == DutyKind::Escalated).unwrap();
        assert_eq!((escalated.id(), escalated.people.len()), (posted.id, 3));
        assert_eq!(office.workspace().check(None).unwrap().faults, []);
    }
}

mod why {
    use super::*;

    #[test]
    fn why_agrees_with_what_is_settled() {
        let office = Office::new();
        let organisation = office.workspace().organisation().clone();
        for handle in ["ceo", "ops", "lead", "ana", "edi"] {
            let mut member = office.member(handle);
            for reach in Reach::ALL {
                let audience = Audience::new(*reach);
                let preview = member.preview(member.id(), &audience).unwrap();
                if preview.allowed.is_err() || preview.recipients.is_empty() {
                    continue;
                }
                let posted = publish(&mut member, &notice(*reach));
                assert_eq!(posted.recipients as usize, preview.recipients.len());
                let reached: Vec<PersonId> = preview.recipients.iter().map(|recipient| recipient.person).collect();
                for person in organisation.people() {
                    let why = member.why(member.id(), &audience, person).unwrap();
                    assert_eq!(why.is_ok(), reached.contains(&person.id), "{handle} {reach} {}", person.handle);
                    assert_eq!(member.why_reached(posted.id, person).unwrap(), why);
                    if person.handle != NOT_ENROLLED && person.handle != handle {
                        assert_eq!(office.member(&person.handle).headline(posted.id).is_ok(), why.is_ok());
                    }
                }
            }
        }
    }

    #[test]
    fn why_it_reached_somebody_is_told_by_the_chart_of_its_day() {
        let office = Office::new();
        let posted = publish(&mut office.member("lead"), &notice(Reach::Descending));
        let rec = office.id("rec");
        office.change("ana", |ana| ana.manager = Some(rec));
        let joined = office.add(&profile("late", 4, Some(office.id("lead")), "Clínica"));
        let lead = office.member("lead");
        let find = |id| lead.workspace().organisation().find(id).unwrap().clone();
        let why = lead.why_reached(posted.id, &find(office.id("ana"))).unwrap();
        assert_eq!(why, Ok(cartelera::domain::audience::Reason::DirectReport));
        let why = lead.why_reached(posted.id, &find(joined)).unwrap();
        assert_eq!(why, Err(cartelera::domain::audience::Exclusion::JoinedLater));
        assert_eq!(ids(&office.member("ana")), [posted.id], "a move takes nothing away");
    }
}

mod drafts {
    use super::*;

    const SECRET: &str = "only my eyes read this sentence";

    fn is_in_files(office: &Office, text: &str) -> bool {
        let folder = std::fs::read_dir(office.path().parent().unwrap()).unwrap();
        let mut files = folder.flatten().map(|entry| entry.path()).filter(|path| path.is_file());
        files.any(|path| {
            let bytes = std::fs::read(path).unwrap();
            bytes.windows(text.len()).any(|window| window == text.as_bytes())
        })
    }

    #[test]
    fn a_draft_is_sealed_and_its_authors_alone() {
        let office = Office::new();
        let mut ana = office.member("ana");
        let id = ana.new_id();
        ana.save_draft(id, "an earlier state", &office.state_folder()).unwrap();
        assert_eq!(ana.save_draft(id, SECRET, &office.state_folder()).unwrap(), Saved::OnBoard);
        let posted =
            publish(&mut ana, &NewAnnouncement { body: "in clear on purpose".into(), ..notice(Reach::Ascending) });
        assert!(is_in_files(&office, "in clear on purpose") && !is_in_files(&office, SECRET));
        assert!(ana.read(posted.id).is_ok());
        let drafts = office.member("ana").drafts(&office.state_folder()).unwrap();
        assert_eq!(drafts.iter().map(|draft| draft.text.as_str()).collect::<Vec<_>>(), [SECRET]);
        assert_eq!(office.member("ben").drafts(&office.state_folder()).unwrap(), []);
        ana.delete_draft(id, &office.state_folder()).unwrap();
        assert_eq!(ana.drafts(&office.state_folder()).unwrap(), []);
    }

    #[test]
    fn a_draft_goes_beside_a_board_that_cannot_be_written_and_comes_back() {
        use std::os::unix::fs::PermissionsExt as _;
        let office = Office::new();
        let mut ana = office.member("ana");
        let id = ana.new_id();
        let away = office.path().with_extension("away");
        std::fs::rename(office.path(), &away).unwrap();
        let Saved::Beside(path) = ana.save_draft(id, SECRET, &office.state_folder()).unwrap() else {
            panic!("written to a board that is not there")
        };
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        let bytes = std::fs::read(&path).unwrap();
        assert!(!bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes()));
        std::fs::rename(&away, office.path()).unwrap();
        let mut ana = office.member("ana");
        let drafts = ana.drafts(&office.state_folder()).unwrap();
        assert_eq!(drafts.iter().map(|draft| (draft.id, draft.text.as_str())).collect::<Vec<_>>(), [(id, SECRET)]);
        assert_eq!(office.member("ben").drafts(&office.state_folder()).unwrap(), []);
        assert_eq!(ana.save_draft(id, SECRET, &office.state_folder()).unwrap(), Saved::OnBoard);
        assert!(!path.exists());
    }

    #[test]
    fn where_nothing_can_be_written_saving_is_an_error() {
        let office = Office::new();
        let mut ana = office.member("ana");
        std::fs::rename(office.path(), office.path().with_extension("away")).unwrap();
        std::fs::write(office.state_folder(), "a file where the folder should be").unwrap();
        let id = ana.new_id();
        assert!(ana.save_draft(id, SECRET, &office.state_folder()).is_err());
    }
}
