package org.kiezplenum.urn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.voting.DecisionId;

/**
 * Somebody who has copied the folder of a PostgreSQL, byte for byte, and the file with the secret,
 * and knows this program. Whatever could be a wrapped key or a sealed ballot is tried, wherever it
 * lies: rows, what is left of rows, the log.
 */
public final class Burglar {
  /** What is drawn at random, the key, and the tag. */
  private static final int WRAPPED_BYTES = 12 + 32 + 16;

  // What looks drawn at random. Of so many bytes 54 are different on average, none is zero, and 22
  // could be of a text; beyond these bounds there is less than one in ten thousand.
  private static final int LEAST_DIFFERENT = 44;
  private static final int MOST_ZEROS = 3;
  private static final int MOST_PRINTABLE = 38;

  private static final Pattern SEALED = Pattern.compile("[A-Za-z0-9+/]{54,}");

  private final List<byte[]> couldBeKeys = new ArrayList<>();
  private final TreeSet<String> couldBeBallots = new TreeSet<>();

  private Burglar() {}

  /** What is in a folder now, to be left out later: no vote was there yet. */
  public static Map<Path, byte[]> look(Path folder) throws IOException {
    Map<Path, byte[]> bytes = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes.put(file, Files.readAllBytes(file));
      }
    }
    return bytes;
  }

  /** Takes everything that is worth a try and was not there before. */
  public static Burglar in(Path folder, Map<Path, byte[]> before) throws IOException {
    Burglar burglar = new Burglar();
    look(folder)
        .forEach((file, bytes) -> burglar.take(bytes, before.getOrDefault(file, new byte[0])));
    return burglar;
  }

  private void take(byte[] bytes, byte[] before) {
    int[] times = new int[256];
    int different = 0;
    int zeros = 0;
    int printable = 0;
    for (int i = 0; i < bytes.length; i++) {
      int enters = bytes[i] & 0xff;
      different += times[enters]++ == 0 ? 1 : 0;
      zeros += enters == 0 ? 1 : 0;
      printable += isPrintable(enters) ? 1 : 0;
      int begin = i - WRAPPED_BYTES + 1;
      if (begin > 0) {
        int leaves = bytes[begin - 1] & 0xff;
        different -= --times[leaves] == 0 ? 1 : 0;
        zeros -= leaves == 0 ? 1 : 0;
        printable -= isPrintable(leaves) ? 1 : 0;
      }
      if (begin >= 0
          && different >= LEAST_DIFFERENT
          && zeros <= MOST_ZEROS
          && printable <= MOST_PRINTABLE
          && isNew(bytes, before, begin)) {
        couldBeKeys.add(Arrays.copyOfRange(bytes, begin, begin + WRAPPED_BYTES));
      }
    }
    Matcher runs = SEALED.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    while (runs.find()) {
      couldBeBallots.add(runs.group());
    }
  }

  private static boolean isNew(byte[] bytes, byte[] before, int begin) {
    int end = begin + WRAPPED_BYTES;
    return end > before.length || !Arrays.equals(bytes, begin, end, before, begin, end);
  }

  private static boolean isPrintable(int each) {
    return each >= ' ' && each <= '~';
  }

  /**
   * Which ballots of a decision can be read with a secret, or with any of the next ones that follow
   * from it.
   *
   * @param length of a sealed ballot, which the rows that are still there show
   */
  public TreeSet<String> reads(
      Path secret, int steps, AssemblyId assembly, DecisionId decision, int length) {
    ServerSecret known = ServerSecret.in(secret);
    TreeSet<String> read = new TreeSet<>();
    for (int step = 0; step <= steps; step++) {
      Generation generation = known.at(known.latest().number() + step).orElseThrow();
      for (byte[] wrapped : couldBeKeys) {
        Seal.unwrapped(wrapped, generation, assembly, decision)
            .ifPresent(seal -> read.addAll(opened(seal, length)));
      }
    }
    return read;
  }

  private TreeSet<String> opened(Seal seal, int length) {
    TreeSet<String> opened = new TreeSet<>();
    for (String run : couldBeBallots) {
      for (int from = 0; from + length <= run.length(); from++) {
        Optional<String> ballot = seal.open(run.substring(from, from + length));
        ballot.ifPresent(opened::add);
      }
    }
    return opened;
  }
}
