package com.lexintel.extraction.server;

import com.lexintel.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The program that recognises text in images: Tesseract, which comes with the WAR for Linux on
 * x86-64; elsewhere the one that is installed.
 *
 * @param command the path of the program; empty for the one in the WAR
 * @param languages as Tesseract names them, such as {@code eng+fra}
 */
record OcrProgram(Optional<String> command, String languages) {

  private static final String PREFIX = "lexintel.ocr.";
  private static final String BUNDLE = "/ocr/";
  private static final String NAME = "tesseract";
  private static final String PROGRAM = "org/bytedeco/tesseract/linux-x86_64/";
  private static final String LIBRARIES = "org/bytedeco/leptonica/linux-x86_64/";
  private static final List<String> FILES =
      List.of(
          PROGRAM + NAME,
          PROGRAM + "libtesseract.so.5.5",
          LIBRARIES + "libleptonica.so.6",
          LIBRARIES + "libgomp.so.1",
          "tessdata/eng.traineddata",
          "tessdata/osd.traineddata");

  /** Empty when recognition is switched off, or there is no program on this machine. */
  static Optional<OcrProgram> of(Settings settings) {
    if (!settings.text(PREFIX + "enabled").orElse("true").equals("true")) {
      return Optional.empty();
    }
    String languages = settings.text(PREFIX + "languages").orElse("eng");
    Optional<String> named = settings.text(PREFIX + "command");
    if (named.isPresent()) {
      return Optional.of(new OcrProgram(named, languages));
    }
    return bundled(languages).or(() -> installed(languages));
  }

  /** The program in the WAR, for the platform that it was built for. */
  static Optional<OcrProgram> bundled(String languages) {
    boolean platform =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");
    boolean there = OcrProgram.class.getResource(BUNDLE + FILES.get(0)) != null;
    return platform && there
        ? Optional.of(new OcrProgram(Optional.empty(), languages))
        : Optional.empty();
  }

  private static Optional<OcrProgram> installed(String languages) {
    String path = System.getenv("PATH");
    return Stream.of((path == null ? "" : path).split(File.pathSeparator))
        .map(folder -> new File(folder, NAME))
        .filter(File::canExecute)
        .findFirst()
        .map(program -> new OcrProgram(Optional.of(program.getPath()), languages));
  }

  /**
   * What a parser process is told, as options of its JVM.
   *
   * @param directory of the process. The program in the WAR is unpacked there: it must be gone with
   *     the process, however that ends
   */
  List<String> options(Path directory) throws IOException {
    List<String> options = new ArrayList<>();
    options.add("-D" + PREFIX + "languages=" + languages);
    if (command.isPresent()) {
      options.add("-D" + PREFIX + "command=" + command.get());
      return options;
    }
    Path folder = Files.createDirectory(directory.resolve("ocr"));
    for (String file : FILES) {
      unpack(file, folder);
    }
    Path program = folder.resolve(NAME);
    program.toFile().setExecutable(true);
    options.add("-D" + PREFIX + "command=" + program);
    options.add("-D" + PREFIX + "libraries=" + folder);
    options.add("-D" + PREFIX + "data=" + folder);
    return options;
  }

  private static void unpack(String file, Path directory) throws IOException {
    try (InputStream in = OcrProgram.class.getResourceAsStream(BUNDLE + file)) {
      if (in == null) {
        throw new IOException("The WAR lacks " + BUNDLE + file);
      }
      Files.copy(in, directory.resolve(file.substring(file.lastIndexOf('/') + 1)));
    }
  }

  /** The program in words, for the log. */
  @Override
  public String toString() {
    return "Tesseract " + command.orElse("that comes with the application") + ", " + languages;
  }
}
