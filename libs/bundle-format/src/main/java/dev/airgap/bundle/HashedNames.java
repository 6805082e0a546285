package dev.airgap.bundle;

/** A set of 64-bit hashes in at most 22 bytes each: an index may have millions of paths. */
final class HashedNames {

    private static final int FIRST_CAPACITY = 1 << 10;

    /** Linear probing; 0 is an empty place. */
    private long[] places = new long[FIRST_CAPACITY];

    private int size;
    private boolean zero;

    /** @return whether it was not there before */
    boolean add(long hash) {
        if (hash == 0) {
            boolean added = !zero;
            zero = true;
            return added;
        }
        int place = place(places, hash);
        if (places[place] == hash) {
            return false;
        }
        places[place] = hash;
        size++;
        if (size > places.length / 4 * 3) {
            grow();
        }
        return true;
    }

    boolean contains(long hash) {
        return hash == 0 ? zero : places[place(places, hash)] == hash;
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(places.length, 2)];
        for (long hash : places) {
            if (hash != 0) {
                larger[place(larger, hash)] = hash;
            }
        }
        places = larger;
    }

    private static int place(long[] places, long hash) {
        int mask = places.length - 1;
        int place = (int) (hash >>> 32) & mask;
        while (places[place] != 0 && places[place] != hash) {
            place = (place + 1) & mask;
        }
        return place;
    }
}
