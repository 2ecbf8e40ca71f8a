//! The framework's words in the person's language.

use super::command::{Command, Phrase, Wording};
use super::keys::Code;
use crate::i18n::{Language, texts};

/// Labels and phrases of one language.
#[derive(Clone, Copy, Debug)]
pub struct Words(pub Language);

impl Wording for Words {
    fn command(&self, command: Command) -> String {
        let texts = texts(self.0);
        match command {
            Command::Today => texts.msg_command_today(),
            Command::Boards => texts.msg_command_boards(),
            Command::Goals => texts.msg_command_goals(),
            Command::Feedback => texts.msg_command_feedback(),
            Command::People => texts.msg_command_people(),
            Command::Settings => texts.msg_command_settings(),
            Command::NextPane => texts.msg_command_next_pane(),
            Command::PreviousPane => texts.msg_command_previous_pane(),
            Command::Up => texts.msg_command_up(),
            Command::Down => texts.msg_command_down(),
            Command::Left => texts.msg_command_left(),
            Command::Right => texts.msg_command_right(),
            Command::PageUp => texts.msg_command_page_up(),
            Command::PageDown => texts.msg_command_page_down(),
            Command::First => texts.msg_command_first(),
            Command::Last => texts.msg_command_last(),
            Command::Open => texts.msg_command_open(),
            Command::Back => texts.msg_command_back(),
            Command::Search => texts.msg_command_search(),
            Command::Filter => texts.msg_command_filter(),
            Command::New => texts.msg_command_new(),
            Command::Edit => texts.msg_command_edit(),
            Command::Acknowledge => texts.msg_command_acknowledge(),
            Command::Ask => texts.msg_command_ask(),
            Command::Reply => texts.msg_command_reply(),
            Command::Coverage => texts.msg_command_coverage(),
            Command::Why => texts.msg_command_why(),
            Command::Withdraw => texts.msg_command_withdraw(),
            Command::Preview => texts.msg_command_preview(),
            Command::Send => texts.msg_command_send(),
            Command::NextUnread => texts.msg_command_next_unread(),
            Command::Mark => texts.msg_command_mark(),
            Command::MarkRange => texts.msg_command_mark_range(),
            Command::MarkAll => texts.msg_command_mark_all(),
            Command::Undo => texts.msg_command_undo(),
            Command::Changes => texts.msg_command_changes(),
            Command::Copy => texts.msg_command_copy(),
            Command::Week => texts.msg_command_week(),
            Command::SaveSearch => texts.msg_command_save_search(),
            Command::ForgetSearch => texts.msg_command_forget_search(),
            Command::Mouse => texts.msg_command_mouse(),
            Command::Tour => texts.msg_command_tour(),
            Command::CheckIn => texts.msg_command_check_in(),
            Command::Correct => texts.msg_command_correct(),
            Command::Accept => texts.msg_command_accept(),
            Command::TeamSheet => texts.msg_command_team_sheet(),
            Command::Explain => texts.msg_command_explain(),
            Command::View => texts.msg_command_view(),
            Command::Sort => texts.msg_command_sort(),
            Command::Cycle => texts.msg_command_cycle(),
            Command::Balance => texts.msg_command_balance(),
            Command::Assign => texts.msg_command_assign(),
            Command::Overview => texts.msg_command_overview(),
            Command::Definitions => texts.msg_command_definitions(),
            Command::CycleList => texts.msg_command_cycle_list(),
            Command::Decline => texts.msg_command_decline(),
            Command::CancelGoal => texts.msg_command_cancel_goal(),
            Command::Retire => texts.msg_command_retire(),
            Command::Starter => texts.msg_command_starter(),
            Command::AddDimension => texts.msg_command_add_dimension(),
            Command::CloseCycle => texts.msg_command_close_cycle(),
            Command::CarryOver => texts.msg_command_carry_over(),
            Command::KeepTemplate => texts.msg_command_keep_template(),
            Command::Tick => texts.msg_command_tick(),
            Command::Hold => texts.msg_command_hold(),
            Command::CloseSession => texts.msg_command_close_session(),
            Command::Sign => texts.msg_command_sign(),
            Command::Reopen => texts.msg_command_reopen(),
            Command::MoveSession => texts.msg_command_move_session(),
            Command::CancelSession => texts.msg_command_cancel_session(),
            Command::HandOver => texts.msg_command_hand_over(),
            Command::TakeSnapshot => texts.msg_command_take_snapshot(),
            Command::History => texts.msg_command_history(),
            Command::Trail => texts.msg_command_trail(),
            Command::WithWhom => texts.msg_command_with_whom(),
            Command::SessionTemplates => texts.msg_command_session_templates(),
            Command::Retention => texts.msg_command_retention(),
            Command::ConfirmKeys => texts.msg_command_confirm_keys(),
            Command::Beside => texts.msg_command_beside(),
            Command::Export => texts.msg_command_export(),
            Command::Language => texts.msg_command_language(),
            Command::SignIn => texts.msg_command_sign_in(),
            Command::UseCode => texts.msg_command_use_code(),
            Command::Recover => texts.msg_command_recover(),
            Command::Passphrase => texts.msg_command_passphrase(),
            Command::SaveDraft => texts.msg_command_save_draft(),
            Command::Discard => texts.msg_command_discard(),
            Command::Help => texts.msg_command_help(),
            Command::Palette => texts.msg_command_palette(),
            Command::Lock => texts.msg_command_lock(),
            Command::Suspend => texts.msg_command_suspend(),
            Command::Quit => texts.msg_command_quit(),
        }
    }

    fn key(&self, code: Code) -> Option<String> {
        let texts = texts(self.0);
        Some(match code {
            Code::Enter => texts.msg_key_enter(),
            Code::Tab => texts.msg_key_tab(),
            Code::Backspace => texts.msg_key_backspace(),
            Code::Delete => texts.msg_key_delete(),
            Code::Insert => texts.msg_key_insert(),
            Code::Esc => texts.msg_key_esc(),
            Code::Up => texts.msg_key_up(),
            Code::Down => texts.msg_key_down(),
            Code::Left => texts.msg_key_left(),
            Code::Right => texts.msg_key_right(),
            Code::Home => texts.msg_key_home(),
            Code::End => texts.msg_key_end(),
            Code::PageUp => texts.msg_key_page_up(),
            Code::PageDown => texts.msg_key_page_down(),
            Code::Char(' ') => texts.msg_key_space(),
            Code::Char(_) | Code::F(_) => return None,
        })
    }

    fn shift(&self) -> String {
        format!("{}-", texts(self.0).msg_key_shift())
    }

    fn phrase(&self, phrase: Phrase) -> String {
        let texts = texts(self.0);
        match phrase {
            Phrase::TooSmall => texts.msg_phrase_too_small(),
            Phrase::HowToLeave => texts.msg_phrase_how_to_leave(),
            Phrase::NothingFound => texts.msg_phrase_nothing_found(),
            Phrase::Yes => texts.msg_phrase_yes(),
            Phrase::No => texts.msg_phrase_no(),
            Phrase::Close => texts.msg_phrase_close(),
            Phrase::Cancel => texts.msg_phrase_cancel(),
            Phrase::Stopping => texts.msg_phrase_stopping(),
            Phrase::MoreAbove => texts.msg_phrase_more_above(),
            Phrase::MoreBelow => texts.msg_phrase_more_below(),
            Phrase::NotHere => texts.msg_phrase_not_here(),
            Phrase::TypeToSearch => texts.msg_phrase_type_to_search(),
            Phrase::SignUnread => texts.msg_phrase_sign_unread(),
            Phrase::SignDue => texts.msg_phrase_sign_due(),
            Phrase::SignAcknowledged => texts.msg_phrase_sign_acknowledged(),
            Phrase::SignPinned => texts.msg_phrase_sign_pinned(),
            Phrase::SignMarked => texts.msg_phrase_sign_marked(),
            Phrase::SignVertical => texts.msg_phrase_sign_vertical(),
            Phrase::SignHorizontal => texts.msg_phrase_sign_horizontal(),
            Phrase::SignDiagonal => texts.msg_phrase_sign_diagonal(),
            Phrase::SignStale => texts.msg_phrase_sign_stale(),
        }
    }
}
