package dev.airgap.kit.override;

import java.util.Optional;

/** Something that a service does only when two persons want it. One bean each. */
public interface OverrideKind {

    /** The name in requests and events, for example {@code close-without-receipt}. */
    String kind();

    /**
     * Refuses a request that makes no sense now; asked again before it is done.
     *
     * @throws dev.airgap.kit.problem.ProblemException saying why not
     */
    void check(String subject);

    /** The cycle that the subject belongs to, for the events of the request. */
    default Optional<String> cycleOf(String subject) {
        return Optional.empty();
    }

    /** Does it, in the transaction of the confirmation. */
    void apply(OverrideRecord confirmed);
}
