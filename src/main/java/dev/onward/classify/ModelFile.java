package dev.onward.classify;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A trained model in a file, with its calibration and the digest of what it was trained on. The
 * numbers are rounded when it is trained, so what is read back decides just as what was written.
 */
public final class ModelFile {
  private static final int FORMAT = 1;

  private ModelFile() {}

  /** A model ready to decide. */
  public record Trained(String digest, LinearModel model, Calibration calibration) {}

  /** What the file holds; empty where there is none of this format. */
  public static Optional<Trained> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16)))) {
      return in.readInt() == FORMAT ? Optional.of(trained(in)) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // Broken or of another kind: it is derived, and made anew.
      return Optional.empty();
    }
  }

  private static Trained trained(DataInputStream in) throws IOException {
    String digest = in.readUTF();
    Calibration calibration =
        new Calibration(in.readDouble(), in.readDouble(), in.readDouble());
    int count = in.readInt();
    List<String> labels = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      labels.add(in.readUTF());
    }
    int dimensions = in.readInt();
    int[] grams = new int[in.readInt()];
    float[] rarity = new float[grams.length];
    for (int i = 0; i < grams.length; i++) {
      grams[i] = (i == 0 ? 0 : grams[i - 1]) + in.readInt();
    }
    for (int i = 0; i < grams.length; i++) {
      rarity[i] = in.readFloat();
    }
    byte[][] dense = new byte[count][dimensions];
    for (byte[] row : dense) {
      in.readFully(row);
    }
    float[] denseScales = floats(in, count);
    float[] scales = floats(in, count);
    float[] biases = floats(in, count);
    int[] begins = new int[grams.length + 1];
    for (int i = 0; i < grams.length; i++) {
      begins[i + 1] = begins[i] + in.readShort();
    }
    int total = begins[grams.length];
    short[] owners = new short[total];
    for (int i = 0; i < total; i++) {
      owners[i] = in.readShort();
    }
    byte[] weights = new byte[total];
    in.readFully(weights);
    LinearModel model =
        new LinearModel(
            labels,
            new FeatureSpace(dimensions, grams, rarity),
            dense,
            denseScales,
            new LinearModel.Sparse(begins, owners, weights, scales),
            biases);
    return new Trained(digest, model, calibration);
  }

  private static float[] floats(DataInputStream in, int count) throws IOException {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }

  /** Writes all or nothing. */
  public static void write(Path file, Trained trained) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(fresh))))) {
        out.writeInt(FORMAT);
        write(out, trained);
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file, e);
    }
  }

  private static void write(DataOutputStream out, Trained trained) throws IOException {
    LinearModel model = trained.model();
    out.writeUTF(trained.digest());
    out.writeDouble(trained.calibration().base());
    out.writeDouble(trained.calibration().ofMargin());
    out.writeDouble(trained.calibration().ofLead());
    out.writeInt(model.labels().size());
    for (String label : model.labels()) {
      out.writeUTF(label);
    }
    int[] grams = model.space().grams();
    out.writeInt(model.space().dimensions());
    out.writeInt(grams.length);
    for (int i = 0; i < grams.length; i++) {
      out.writeInt(grams[i] - (i == 0 ? 0 : grams[i - 1]));
    }
    for (float value : model.space().rarity()) {
      out.writeFloat(value);
    }
    for (byte[] row : model.dense()) {
      out.write(row);
    }
    LinearModel.Sparse sparse = model.sparse();
    for (float[] values : List.of(model.denseScales(), sparse.scales(), model.biases())) {
      for (float value : values) {
        out.writeFloat(value);
      }
    }
    int[] begins = sparse.begins();
    for (int i = 0; i < grams.length; i++) {
      out.writeShort(begins[i + 1] - begins[i]);
    }
    for (short owner : sparse.labels()) {
      out.writeShort(owner);
    }
    out.write(sparse.weights());
  }
}
