package dev.airgap.kit.problem;

/** An entry of a service's error catalogue; implemented by one enum a service. */
public interface ProblemCode {

    /** Stable, upper-case name that clients and the runbook go by. The enum constant's name. */
    String name();

    /** What went wrong in general, for people. */
    String title();

    /** HTTP status. */
    int status();
}
