### Announcements: what they are, how they stand, and what refuses one.

announcement-priority = Priority
announcement-priority-normal = normal
announcement-priority-important = important
announcement-priority-urgent = urgent

announcement-kind-notice = notice
announcement-kind-event = event

announcement-state-scheduled = scheduled
announcement-state-live = live
announcement-state-expired = expired
announcement-state-withdrawn = withdrawn

receipt-unseen = not opened
receipt-opened = opened
receipt-acknowledged = acknowledged

announcement-title-empty = The title is empty. Write one.
# $limit (Number) - characters allowed
# $length (Number) - characters written
announcement-title-too-long = The title has { $length } characters, and { $limit } fit. Shorten it.
# $size (String) - KiB written
announcement-body-too-long = The text takes up { $size } KiB, and the limit is 256 KiB. Shorten it, or split it into several announcements.
announcement-expires-before-ack = It would expire before its acknowledgement is due. Choose a later expiry, or an earlier acknowledgement date.
announcement-event-without-start = Say when the event starts.
announcement-event-without-end = Say when the event ends.
announcement-event-ends-before-start = The event ends before it starts. Check both times.
announcement-urgent-not-allowed = { $limit ->
    [one] Only people at level 1 and those with the editor role can mark an announcement as urgent. Use "important".
   *[other] Only people at levels 1 to { $limit } and those with the editor role can mark an announcement as urgent. Use "important".
}
announcement-urgent-used-up = You have already published three urgent announcements this week. Use "important", or wait until Monday.
# $direction (String) - the board's direction
announcement-pins-used-up = You already have three pinned announcements on the { $direction } board. Unpin one first.
# $reason (String) - a whole sentence: one of the refused-… messages
announcement-nobody = It has not been published. { $reason }
announcement-depth-zero = The number of steps starts at 1. Leave it empty to set no limit.

announcement-published-in-the-past = The publication time has already passed. Choose a later one, or leave it empty to publish now.
announcement-due-before-publication = It would be due before it is published. Choose a later acknowledgement date.
announcement-expires-before-publication = It would expire before it is published. Choose a later expiry.
announcement-place-too-long = The place is too long: 200 characters fit.
announcement-depth-misplaced = Steps down only go with "The people who report to me".
announcement-height-misplaced = Steps up only go with "My managers".
announcement-copy-misplaced = Only horizontal announcements can copy your manager.
