//! Replies, questions and answers.

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
    assert!(ben.read(posted.id).unwrap().questions.is_empty());
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
    assert_eq!(ana.read(posted.id).unwrap().questions[0].question.answer.as_ref().unwrap().body, "because");
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
