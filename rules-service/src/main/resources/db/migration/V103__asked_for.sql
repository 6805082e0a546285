-- The number of the rule update that the site asked for; the newest rules if null.
ALTER TABLE rule_export ADD COLUMN wanted text;
