-- DMZ: whether a receipt came as its file, or as a slip that was typed or scanned; the file may come later.
ALTER TABLE accepted_receipt ADD COLUMN form text NOT NULL DEFAULT 'FILE';

-- Air gap: the slip of a receipt, signed when it was first shown.
ALTER TABLE issued_receipt ADD COLUMN slip bytea;

-- Air gap: whether the DMZ has what is final about a transfer; slips do not tell it again.
ALTER TABLE carry ADD COLUMN known boolean NOT NULL DEFAULT false;
UPDATE carry SET known = true FROM transfer WHERE transfer.id = carry.transfer_id AND transfer.state = 'CLOSED';
