package org.godwit.tests.support;

/** Seeds of random tests: the same each day, so that a build fails only for what was changed; each time another in the slow tests, which search. Printed by the tests. Stateless. */
public final class Seeds {
    private static final long USUAL = 20261122;

    private Seeds() {
    }

    /** @param property that names a seed to repeat */
    public static long choose(String property) {
        return Long.getLong(property, System.getProperty("godwit.seeds", "").equals("random") ? System.nanoTime() : USUAL);
    }
}
