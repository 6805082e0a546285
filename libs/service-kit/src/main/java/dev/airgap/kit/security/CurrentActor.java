package dev.airgap.kit.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The person or automation that makes the current request. */
@RequestScoped
public class CurrentActor {

    static final String KIND = "kind";
    private static final String PERSON = "person";

    private final SecurityIdentity identity;

    CurrentActor(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * The person or automation that the token belongs to; a person with several tokens has one name.
     *
     * @throws IllegalStateException outside an authenticated request
     */
    public String name() {
        return nameOf(identity).orElseThrow(() -> new IllegalStateException("nobody is authenticated in this request"));
    }

    /** Whether it is a person, and not automation. */
    public boolean isPerson() {
        return PERSON.equals(identity.getAttribute(KIND));
    }

    /** The name behind an identity, if anybody is. */
    public static Optional<String> nameOf(SecurityIdentity identity) {
        return identity.isAnonymous()
                ? Optional.empty()
                : Optional.of(identity.getPrincipal().getName());
    }
}
