-- dmz: the receipt since which the site says that it uses this update; null while none says so.
ALTER TABLE rule_update ADD COLUMN in_use_since_receipt bigint;
