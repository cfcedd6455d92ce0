package org.godwit.rehearsal.faults;

/**
 * How a fault ended. Immutable.
 *
 * @param code of the stop, empty when there was none
 * @param text what was seen
 * @param remedy what the stop tells to do, empty without a stop
 * @param ownTables how many of the user's tables it met
 */
public record FaultResult(Fault fault, Ending ending, String code, String text, String remedy, int ownTables, double seconds) {
    /** Kinds of endings. */
    public enum Ending {
        /** It went on by itself and was verified equal. */
        RECOVERED("recovered, verified equal"),
        /** It stopped with a name and a remedy, went on when the cause was gone, and was verified equal. */
        RESUMED("stopped, went on, verified equal"),
        /** It stopped with a name and a remedy; the cause cannot be taken away. */
        STOPPED("stopped with a remedy"),
        /** This system cannot do it; nothing is known. */
        NOT_TRIED("not tried"),
        /** It ended neither equal nor with a name. */
        FAILED("failed");

        private final String words;

        Ending(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
