package dev.wringer.harness.setting;

/** Any text. */
public final class Texts implements Kind<String> {

    @Override
    public String read(String text) {
        return text;
    }

    @Override
    public String write(String value) {
        return value;
    }

    @Override
    public String range() {
        return "a text";
    }
}
