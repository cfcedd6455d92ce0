package org.godwit.ui.projects.story;

import org.eclipse.osgi.util.NLS;

/** User texts of this package, from {@code messages.properties}. */
public final class Messages extends NLS {
    public static String Failure_copy;
    public static String Failure_error;
    public static String Failure_number;
    public static String Failure_of;
    public static String Failure_remedy;
    public static String Failure_server;
    public static String Failure_statement;
    public static String Kind_answer;
    public static String Kind_attempt;
    public static String Kind_failure;
    public static String Kind_state;
    public static String Kind_task;
    public static String Speed_advice;
    public static String Speed_busy;
    public static String Speed_name;
    public static String Speed_none;
    public static String Speed_parameter;
    public static String Speed_present;
    public static String Story_again;
    public static String Story_against;
    public static String Story_badTime;
    public static String Story_begin;
    public static String Story_cancel;
    public static String Story_cause;
    public static String Story_certain;
    public static String Story_code;
    public static String Story_confirm;
    public static String Story_confirmRm;
    public static String Story_diagnosis;
    public static String Story_done;
    public static String Story_doneOne;
    public static String Story_edit;
    public static String Story_evidence;
    public static String Story_failure;
    public static String Story_fine;
    public static String Story_keep;
    public static String Story_kind;
    public static String Story_likely;
    public static String Story_looking;
    public static String Story_noFailure;
    public static String Story_nothing;
    public static String Story_operator;
    public static String Story_possible;
    public static String Story_reading;
    public static String Story_rmSql;
    public static String Story_rmSqlTip;
    public static String Story_ruledOut;
    public static String Story_run;
    public static String Story_speed;
    public static String Story_subject;
    public static String Story_supports;
    public static String Story_text;
    public static String Story_time;
    public static String Story_timeline;
    public static String Story_unknown;
    public static String Story_when;

    static {
        NLS.initializeMessages("org.godwit.ui.projects.story.messages", Messages.class);
    }

    private Messages() {
    }
}
