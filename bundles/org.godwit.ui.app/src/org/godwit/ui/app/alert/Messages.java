package org.godwit.ui.app.alert;

import org.eclipse.osgi.util.NLS;

/** User texts of this package, from {@code messages.properties}. */
public final class Messages extends NLS {
    public static String ChannelDialog_addresses;
    public static String ChannelDialog_authority;
    public static String ChannelDialog_dingtalk;
    public static String ChannelDialog_enabled;
    public static String ChannelDialog_encryption;
    public static String ChannelDialog_format;
    public static String ChannelDialog_from;
    public static String ChannelDialog_host;
    public static String ChannelDialog_json;
    public static String ChannelDialog_mail;
    public static String ChannelDialog_name;
    public static String ChannelDialog_none;
    public static String ChannelDialog_optional;
    public static String ChannelDialog_password;
    public static String ChannelDialog_port;
    public static String ChannelDialog_starttls;
    public static String ChannelDialog_tls;
    public static String ChannelDialog_token;
    public static String ChannelDialog_url;
    public static String ChannelDialog_user;
    public static String ChannelDialog_webhook;
    public static String ChannelPreferences_delete;
    public static String ChannelPreferences_description;
    public static String ChannelPreferences_edit;
    public static String ChannelPreferences_kind;
    public static String ChannelPreferences_kindMail;
    public static String ChannelPreferences_kindWebhook;
    public static String ChannelPreferences_name;
    public static String ChannelPreferences_newMail;
    public static String ChannelPreferences_newWebhook;
    public static String ChannelPreferences_off;
    public static String ChannelPreferences_on;
    public static String ChannelPreferences_reading;
    public static String ChannelPreferences_saving;
    public static String ChannelPreferences_sent;
    public static String ChannelPreferences_state;
    public static String ChannelPreferences_target;
    public static String ChannelPreferences_test;
    public static String ChannelPreferences_testing;

    static {
        NLS.initializeMessages("org.godwit.ui.app.alert.messages", Messages.class);
    }

    private Messages() {
    }
}
