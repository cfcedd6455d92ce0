package org.godwit.rehearsal.sample;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A table of the sample and how its rows are made. Immutable.
 *
 * @param columns columns in the order of the values; {@code @name} where a value is converted by {@code assignments}
 * @param assignments SQL after SET of {@code LOAD DATA}, empty when none
 * @param rows how many
 */
record SampleTable(String name, List<String> columns, String assignments, long rows, RowMaker maker) {
    /** Writes the values of row {@code number} (from 0); the same random numbers give the same row. */
    @FunctionalInterface
    interface RowMaker {
        void make(RowText row, long number, SplittableRandom random);
    }

    static SampleTable of(String name, long rows, String columns, RowMaker maker) {
        return new SampleTable(name, Arrays.asList(columns.split(",")), "", rows, maker);
    }

    SampleTable set(String conversions) {
        return new SampleTable(name, columns, conversions, rows, maker);
    }

    String loadStatement() {
        String list = columns.stream().map(c -> c.startsWith("@") ? c : "`" + c.replace("`", "``") + "`").collect(Collectors.joining(","));
        return "LOAD DATA LOCAL INFILE 'rows' INTO TABLE `shop`.`" + name + "` CHARACTER SET binary (" + list + ")" + (assignments.isEmpty() ? "" : " SET " + assignments);
    }

    /** Independent of the other tables, so that their order and number of threads do not matter. */
    SplittableRandom random(long seed) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + name.hashCode());
    }
}
