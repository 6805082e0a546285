package dev.airgap.contracts.data;

import java.util.List;

/**
 * A service walked to newer root documents. Who reads this walks them again: nothing is trusted because this event says so.
 *
 * @param version of the newest
 * @param fingerprint SHA-256 of its payload, lower-case hex
 * @param from where they came from: a transfer or a bundle file
 * @param envelopes the chain that was walked, oldest first, each as base64
 */
public record RootAccepted(int version, long epoch, String fingerprint, String from, List<String> envelopes) {

    public RootAccepted {
        envelopes = List.copyOf(envelopes);
    }
}
