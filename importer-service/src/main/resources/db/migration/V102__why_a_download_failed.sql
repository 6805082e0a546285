-- Why the relay itself failed; what was wrong with bundles stands beside each of them.
ALTER TABLE download ADD COLUMN code text;
ALTER TABLE download ADD COLUMN detail text;
