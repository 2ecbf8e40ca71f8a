//! Everything a person can ask of a screen, the keys it has by default, and the message keys of its label.

use super::keys::Code;

/// What a key, a palette row or a button asks for. What it does is up to the layer that offers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Command {
    Today,
    Boards,
    Goals,
    Feedback,
    People,
    Settings,
    NextPane,
    PreviousPane,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
    Open,
    Back,
    Search,
    Filter,
    New,
    Edit,
    Acknowledge,
    Ask,
    Reply,
    Coverage,
    Why,
    Withdraw,
    Preview,
    Send,
    NextUnread,
    Mark,
    MarkRange,
    MarkAll,
    Undo,
    Changes,
    Copy,
    Week,
    SaveSearch,
    ForgetSearch,
    Mouse,
    Tour,
    CheckIn,
    Correct,
    Accept,
    TeamSheet,
    Explain,
    View,
    Sort,
    Cycle,
    Balance,
    Assign,
    Overview,
    Definitions,
    CycleList,
    Decline,
    CancelGoal,
    Retire,
    Starter,
    AddDimension,
    CloseCycle,
    CarryOver,
    KeepTemplate,
    Tick,
    Hold,
    CloseSession,
    Sign,
    Reopen,
    MoveSession,
    CancelSession,
    HandOver,
    TakeSnapshot,
    History,
    Trail,
    WithWhom,
    SessionTemplates,
    Retention,
    ConfirmKeys,
    Beside,
    Export,
    Language,
    SignIn,
    UseCode,
    Recover,
    Passphrase,
    SaveDraft,
    Discard,
    Help,
    Palette,
    Lock,
    Suspend,
    Quit,
}

/// Where a key of this command is listened to; two commands may share a key only in places that never meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// On every screen, whatever has the focus.
    Everywhere,
    /// Where rows or text are walked through and nothing is typed.
    Browsing,
    /// While browsing, where an announcement is selected or read.
    OnAnnouncements,
    /// While browsing, where goals are listed or one is selected or read.
    OnGoals,
    /// While browsing the catalogue, the cycles or a plan.
    OnDefinitions,
    /// While browsing, where sessions are listed or one is read.
    OnSessions,
    /// While a form or field takes typing.
    Typing,
}

impl Place {
    /// Whether a key may be pressed in both at once.
    pub fn meets(self, other: Self) -> bool {
        let browsing =
            |place| matches!(place, Self::OnAnnouncements | Self::OnGoals | Self::OnDefinitions | Self::OnSessions);
        match (self, other) {
            (Self::Everywhere, _) | (_, Self::Everywhere) => true,
            (Self::Browsing, place) | (place, Self::Browsing) => place == Self::Browsing || browsing(place),
            _ => self == other,
        }
    }
}

impl Place {
    /// Why a command of this place does nothing elsewhere.
    pub fn elsewhere(self) -> Phrase {
        match self {
            Self::Everywhere | Self::Browsing => Phrase::NotHere,
            Self::OnAnnouncements => Phrase::OnAnAnnouncement,
            Self::OnGoals => Phrase::OnAGoal,
            Self::OnDefinitions => Phrase::OnDefinitions,
            Self::OnSessions => Phrase::OnASession,
            Self::Typing => Phrase::InAForm,
        }
    }
}

/// One command with its keys: the one record behind dispatch, hints, help, palette and the README's table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    pub command: Command,
    pub place: Place,
    /// As the configuration file would write them; the first is the one hints show.
    pub keys: &'static [&'static str],
}

const fn binding(command: Command, place: Place, keys: &'static [&'static str]) -> Binding {
    Binding { command, place, keys }
}

/// Every command once, in the order help shows them.
pub const BINDINGS: &[Binding] = {
    use Command::*;
    use Place::*;
    &[
        binding(Today, Browsing, &["1"]),
        binding(Boards, Browsing, &["2"]),
        binding(Goals, Browsing, &["3"]),
        binding(Feedback, Browsing, &["4"]),
        binding(People, Browsing, &["5"]),
        binding(Settings, Browsing, &["6"]),
        binding(NextPane, Everywhere, &["tab"]),
        binding(PreviousPane, Everywhere, &["shift-tab"]),
        binding(Up, Everywhere, &["up", "k"]),
        binding(Down, Everywhere, &["down", "j"]),
        binding(Left, Everywhere, &["left"]),
        binding(Right, Everywhere, &["right"]),
        binding(PageUp, Everywhere, &["pgup"]),
        binding(PageDown, Everywhere, &["pgdn"]),
        binding(First, Everywhere, &["home", "g"]),
        binding(Last, Everywhere, &["end", "G"]),
        binding(Open, Everywhere, &["enter"]),
        binding(Back, Everywhere, &["esc"]),
        binding(Search, Browsing, &["/"]),
        binding(Filter, Browsing, &["f"]),
        binding(New, Browsing, &["n"]),
        binding(Edit, Browsing, &["e"]),
        binding(Acknowledge, OnAnnouncements, &["a"]),
        binding(Ask, OnAnnouncements, &["p"]),
        binding(Reply, OnAnnouncements, &["r"]),
        binding(Coverage, OnAnnouncements, &["c"]),
        binding(Why, Everywhere, &["w", "f3"]),
        binding(Withdraw, Browsing, &["d"]),
        binding(Preview, Everywhere, &["f4"]),
        binding(Send, Typing, &["ctrl-s", "ctrl-enter"]),
        binding(NextUnread, Browsing, &["u"]),
        binding(Mark, OnAnnouncements, &["space"]),
        binding(MarkRange, OnAnnouncements, &["v"]),
        binding(MarkAll, OnAnnouncements, &["t"]),
        binding(Undo, Browsing, &["z"]),
        binding(Changes, OnAnnouncements, &["h"]),
        binding(Copy, OnAnnouncements, &["y"]),
        binding(Week, OnAnnouncements, &["s"]),
        binding(SaveSearch, Everywhere, &["f6"]),
        binding(ForgetSearch, Everywhere, &["f8"]),
        binding(Mouse, Everywhere, &[]),
        binding(Tour, Everywhere, &["f9"]),
        binding(CheckIn, OnGoals, &["c"]),
        binding(Correct, OnGoals, &["r"]),
        binding(Accept, OnGoals, &["a"]),
        binding(TeamSheet, OnGoals, &["t"]),
        binding(Explain, OnGoals, &["i"]),
        binding(View, OnGoals, &["v"]),
        binding(Sort, OnGoals, &["o"]),
        binding(Cycle, OnGoals, &["y"]),
        binding(Balance, OnGoals, &["b"]),
        binding(Assign, OnGoals, &["m"]),
        binding(Overview, OnGoals, &["s"]),
        binding(Definitions, OnGoals, &["l"]),
        binding(CycleList, OnGoals, &["p"]),
        binding(Decline, Everywhere, &[]),
        binding(CancelGoal, Everywhere, &[]),
        binding(Retire, OnDefinitions, &["r"]),
        binding(Starter, OnDefinitions, &["t"]),
        binding(AddDimension, OnDefinitions, &["i"]),
        binding(CloseCycle, OnDefinitions, &["c"]),
        binding(CarryOver, OnDefinitions, &["m"]),
        binding(KeepTemplate, OnDefinitions, &["p"]),
        binding(Tick, OnSessions, &["space", "a"]),
        binding(Hold, OnSessions, &["b"]),
        binding(CloseSession, OnSessions, &["c"]),
        binding(Sign, OnSessions, &["s"]),
        binding(Reopen, OnSessions, &["r"]),
        binding(MoveSession, OnSessions, &["m"]),
        binding(CancelSession, Everywhere, &[]),
        binding(HandOver, OnSessions, &["o"]),
        binding(TakeSnapshot, OnSessions, &["i"]),
        binding(History, OnSessions, &["h"]),
        binding(Trail, OnSessions, &["t"]),
        binding(WithWhom, OnSessions, &["v"]),
        binding(SessionTemplates, OnSessions, &["l"]),
        binding(Retention, OnSessions, &["p"]),
        binding(ConfirmKeys, Everywhere, &[]),
        binding(Beside, Everywhere, &["f5"]),
        binding(Export, Browsing, &["x"]),
        binding(Language, Everywhere, &["f2"]),
        binding(SignIn, Everywhere, &[]),
        binding(UseCode, Everywhere, &[]),
        binding(Recover, Everywhere, &[]),
        binding(Passphrase, Everywhere, &[]),
        binding(SaveDraft, Everywhere, &[]),
        binding(Discard, Everywhere, &[]),
        binding(Help, Everywhere, &["?", "f1"]),
        binding(Palette, Everywhere, &["ctrl-p"]),
        binding(Lock, Everywhere, &["ctrl-l"]),
        binding(Suspend, Everywhere, &[]),
        binding(Quit, Browsing, &["q", "ctrl-c"]),
    ]
};

impl Command {
    /// The message that labels it, `command-next-pane`; without its prefix, the name in the configuration file.
    pub const fn message_key(self) -> &'static str {
        use Command::*;
        match self {
            Today => "command-today",
            Boards => "command-boards",
            Goals => "command-goals",
            Feedback => "command-feedback",
            People => "command-people",
            Settings => "command-settings",
            NextPane => "command-next-pane",
            PreviousPane => "command-previous-pane",
            Up => "command-up",
            Down => "command-down",
            Left => "command-left",
            Right => "command-right",
            PageUp => "command-page-up",
            PageDown => "command-page-down",
            First => "command-first",
            Last => "command-last",
            Open => "command-open",
            Back => "command-back",
            Search => "command-search",
            Filter => "command-filter",
            New => "command-new",
            Edit => "command-edit",
            Acknowledge => "command-acknowledge",
            Ask => "command-ask",
            Reply => "command-reply",
            Coverage => "command-coverage",
            Why => "command-why",
            Withdraw => "command-withdraw",
            Preview => "command-preview",
            Send => "command-send",
            NextUnread => "command-next-unread",
            Mark => "command-mark",
            MarkRange => "command-mark-range",
            MarkAll => "command-mark-all",
            Undo => "command-undo",
            Changes => "command-changes",
            Copy => "command-copy",
            Week => "command-week",
            SaveSearch => "command-save-search",
            ForgetSearch => "command-forget-search",
            Mouse => "command-mouse",
            Tour => "command-tour",
            CheckIn => "command-check-in",
            Correct => "command-correct",
            Accept => "command-accept",
            TeamSheet => "command-team-sheet",
            Explain => "command-explain",
            View => "command-view",
            Sort => "command-sort",
            Cycle => "command-cycle",
            Balance => "command-balance",
            Assign => "command-assign",
            Overview => "command-overview",
            Definitions => "command-definitions",
            CycleList => "command-cycle-list",
            Decline => "command-decline",
            CancelGoal => "command-cancel-goal",
            Retire => "command-retire",
            Starter => "command-starter",
            AddDimension => "command-add-dimension",
            CloseCycle => "command-close-cycle",
            CarryOver => "command-carry-over",
            KeepTemplate => "command-keep-template",
            Tick => "command-tick",
            Hold => "command-hold",
            CloseSession => "command-close-session",
            Sign => "command-sign",
            Reopen => "command-reopen",
            MoveSession => "command-move-session",
            CancelSession => "command-cancel-session",
            HandOver => "command-hand-over",
            TakeSnapshot => "command-take-snapshot",
            History => "command-history",
            Trail => "command-trail",
            WithWhom => "command-with-whom",
            SessionTemplates => "command-session-templates",
            Retention => "command-retention",
            ConfirmKeys => "command-confirm-keys",
            Beside => "command-beside",
            Export => "command-export",
            Language => "command-language",
            SignIn => "command-sign-in",
            UseCode => "command-use-code",
            Recover => "command-recover",
            Passphrase => "command-passphrase",
            SaveDraft => "command-save-draft",
            Discard => "command-discard",
            Help => "command-help",
            Palette => "command-palette",
            Lock => "command-lock",
            Suspend => "command-suspend",
            Quit => "command-quit",
        }
    }

    /// Whether it does the same wherever one is, so that help lists it after what is particular to the place.
    pub fn is_general(self) -> bool {
        use Command::*;
        let walking = [NextPane, PreviousPane, Up, Down, Left, Right, PageUp, PageDown, First, Last];
        let screens = [Today, Boards, Goals, Feedback, People, Settings];
        let always = [NextUnread, Mouse, Tour, Language, Passphrase, Help, Palette, Lock, Suspend, Quit];
        walking.contains(&self) || screens.contains(&self) || always.contains(&self)
    }

    /// Its name in the configuration file's `[keys]`: `next-pane`.
    pub fn name(self) -> &'static str {
        let key = self.message_key();
        key.strip_prefix("command-").unwrap_or(key)
    }

    /// The command of that name.
    pub fn find_named(name: &str) -> Option<Self> {
        BINDINGS.iter().map(|binding| binding.command).find(|command| command.name() == name)
    }
}

/// The few words the framework itself says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phrase {
    TooSmall,
    HowToLeave,
    /// The button of a question that has not the focus.
    OtherButton,
    NothingFound,
    Yes,
    No,
    Close,
    Cancel,
    Stopping,
    MoreAbove,
    MoreBelow,
    NotHere,
    TypeToSearch,
    SignUnread,
    SignDue,
    SignAcknowledged,
    SignPinned,
    SignMarked,
    SignVertical,
    SignHorizontal,
    SignDiagonal,
    SignStale,
    SignLate,
    Here,
    Everywhere,
    Elsewhere,
    RunIt,
    OnAnAnnouncement,
    OnAGoal,
    OnDefinitions,
    OnASession,
    InAForm,
}

impl Phrase {
    pub const ALL: &[Self] = {
        use Phrase::*;
        &[
            TooSmall,
            HowToLeave,
            OtherButton,
            NothingFound,
            Yes,
            No,
            Close,
            Cancel,
            Stopping,
            MoreAbove,
            MoreBelow,
            NotHere,
            TypeToSearch,
            SignUnread,
            SignDue,
            SignAcknowledged,
            SignPinned,
            SignMarked,
            SignVertical,
            SignHorizontal,
            SignDiagonal,
            SignStale,
            SignLate,
            Here,
            Everywhere,
            Elsewhere,
            RunIt,
            OnAnAnnouncement,
            OnAGoal,
            OnDefinitions,
            OnASession,
            InAForm,
        ]
    };

    /// The message that says it.
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::TooSmall => "phrase-too-small",
            Self::HowToLeave => "phrase-how-to-leave",
            Self::OtherButton => "phrase-other-button",
            Self::NothingFound => "phrase-nothing-found",
            Self::Yes => "phrase-yes",
            Self::No => "phrase-no",
            Self::Close => "phrase-close",
            Self::Cancel => "phrase-cancel",
            Self::Stopping => "phrase-stopping",
            Self::MoreAbove => "phrase-more-above",
            Self::MoreBelow => "phrase-more-below",
            Self::NotHere => "phrase-not-here",
            Self::TypeToSearch => "phrase-type-to-search",
            Self::SignUnread => "phrase-sign-unread",
            Self::SignDue => "phrase-sign-due",
            Self::SignAcknowledged => "phrase-sign-acknowledged",
            Self::SignPinned => "phrase-sign-pinned",
            Self::SignMarked => "phrase-sign-marked",
            Self::SignVertical => "phrase-sign-vertical",
            Self::SignHorizontal => "phrase-sign-horizontal",
            Self::SignDiagonal => "phrase-sign-diagonal",
            Self::SignStale => "phrase-sign-stale",
            Self::SignLate => "phrase-sign-late",
            Self::Here => "phrase-here",
            Self::Everywhere => "phrase-everywhere",
            Self::Elsewhere => "phrase-elsewhere",
            Self::RunIt => "phrase-run-it",
            Self::OnAnAnnouncement => "phrase-on-an-announcement",
            Self::OnAGoal => "phrase-on-a-goal",
            Self::OnDefinitions => "phrase-on-definitions",
            Self::OnASession => "phrase-on-a-session",
            Self::InAForm => "phrase-in-a-form",
        }
    }
}

/// The person's language, as far as the framework needs it.
pub trait Wording {
    fn command(&self, command: Command) -> String;
    fn phrase(&self, phrase: Phrase) -> String;

    /// What is printed on a key that types nothing; none: as the configuration file writes it.
    fn key(&self, _: Code) -> Option<String> {
        None
    }

    /// What goes before a key that is pressed with Shift.
    fn shift(&self) -> String {
        "Shift-".to_owned()
    }
}
