package dev.airgap.contracts.data;

/** A rule update is ready to travel; {@code unchanged} repeats the last number because the rules did not change. */
public record RuleUpdateExported(
        String site,
        String number,
        String ruleUpdateId,
        String fileName,
        long size,
        String sha256,
        int rules,
        boolean unchanged) {}
