-- What operating systems left on a medium, a name a line.
ALTER TABLE arrival ADD COLUMN ignored text NOT NULL DEFAULT '';
ALTER TABLE arrival ALTER COLUMN ignored DROP DEFAULT;
