-- The newest bundle that there was when the site said that it lacks what it held: nothing rests on what it serves, until it has
-- activated one after that.
ALTER TABLE site ADD COLUMN lacking_epoch bigint;
ALTER TABLE site ADD COLUMN lacking_sequence bigint;
ALTER TABLE site ADD CHECK ((lacking_epoch IS NULL) = (lacking_sequence IS NULL));
