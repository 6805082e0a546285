package dev.airgap.kit.security;

/** The roles that a token can carry. Reading takes any of them. */
public final class Roles {

    /** Reads everything, changes nothing. */
    public static final String AUDITOR = "auditor";
    /** Runs the cycle. */
    public static final String OPERATOR = "operator";
    /** Hands media over and receives them. */
    public static final String CUSTODIAN = "custodian";
    /** The second person. */
    public static final String APPROVER = "approver";
    /** Changes settings. */
    public static final String ADMIN = "admin";
    /** Another service of the same zone that fetches bytes. */
    public static final String SERVICE = "service";

    private Roles() {}
}
