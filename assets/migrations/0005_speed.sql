-- Who may see a hit, and whether it is over, without reading the announcement: most are not wide, and of the rest
-- twenty times as many rows fit a page.
CREATE INDEX announcement_wide_at ON announcement (position, audience, expires_at) WHERE wide = 1;
