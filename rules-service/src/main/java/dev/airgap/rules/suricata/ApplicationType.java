package dev.airgap.rules.suricata;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The heading under which people look for a rule: the application protocol where the rule names one, else the file it
 * stands in (vendors file their rules by subject) with the transport in parentheses.
 */
final class ApplicationType {

    private static final Set<String> TRANSPORTS = Set.of(
            "ip",
            "ipv4",
            "ipv6",
            "ip4",
            "ip6",
            "tcp",
            "tcp-pkt",
            "tcp-stream",
            "udp",
            "icmp",
            "icmpv4",
            "icmpv6",
            "sctp",
            "pkthdr",
            "ether",
            "arp");

    private ApplicationType() {}

    static String of(RuleText rule, String file) {
        String protocol = rule.header().protocol();
        if (!TRANSPORTS.contains(protocol)) {
            return protocol.toUpperCase(Locale.ROOT);
        }
        Optional<String> named = rule.applicationProtocol();
        if (named.isPresent()) {
            return named.get().toUpperCase(Locale.ROOT);
        }
        String subject = file.endsWith(".rules") ? file.substring(0, file.length() - ".rules".length()) : file;
        return subject + " (" + protocol + ")";
    }
}
