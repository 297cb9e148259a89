using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Qdrant.Core.Tests.Transport;

/// <summary>Just enough HTTP/2, frame by frame, to do what a well-behaved server would not.</summary>
internal sealed class RawHttp2Server : IAsyncDisposable
{
    private const byte Data = 0, Headers = 1, Reset = 3, Settings = 4, Ping = 6, GoAway = 7;
    private const byte EndStream = 1, Ack = 1, EndHeaders = 4;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Connection, int, Task> _onRequest;
    private readonly Task _accepting;
    private int _connections;

    /// <param name="onRequest">Called with the connection and the stream when a request is complete.</param>
    public RawHttp2Server(Func<Connection, int, Task> onRequest)
    {
        _onRequest = onRequest;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public int Connections => _connections;

    public bool AnswersPings { get; set; } = true;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        List<Task> serving = [];
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                serving.Add(ServeAsync(new Connection(client, Interlocked.Increment(ref _connections))));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Connection connection)
    {
        using (connection)
        {
            try
            {
                await connection.ReadAsync(24, _stop.Token);
                await connection.SendAsync(Settings, 0, 0, []);
                while (true)
                {
                    byte[] header = await connection.ReadAsync(9, _stop.Token);
                    byte[] payload = await connection.ReadAsync((header[0] << 16) | (header[1] << 8) | header[2], _stop.Token);
                    (byte type, byte flags) = (header[3], header[4]);
                    int stream = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5));
                    if (type == Settings && (flags & Ack) == 0) await connection.SendAsync(Settings, Ack, 0, []);
                    if (type == Ping && (flags & Ack) == 0 && AnswersPings) await connection.SendAsync(Ping, Ack, 0, payload);
                    if (type is Headers or Data && (flags & EndStream) != 0) await _onRequest(connection, stream);
                }
            }
            catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // Either side hung up.
            }
        }
    }

    internal sealed class Connection(TcpClient client, int number) : IDisposable
    {
        private readonly NetworkStream _stream = client.GetStream();

        /// <summary>1 for the first connection of the server.</summary>
        public int Number => number;

        public void Dispose() => client.Dispose();

        public async Task<byte[]> ReadAsync(int count, CancellationToken cancellationToken)
        {
            byte[] bytes = new byte[count];
            await _stream.ReadExactlyAsync(bytes, cancellationToken);
            return bytes;
        }

        public async Task SendAsync(byte type, byte flags, int stream, byte[] payload)
        {
            byte[] frame = new byte[9 + payload.Length];
            frame[0] = (byte)(payload.Length >> 16);
            frame[1] = (byte)(payload.Length >> 8);
            frame[2] = (byte)payload.Length;
            (frame[3], frame[4]) = (type, flags);
            BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
            payload.CopyTo(frame.AsSpan(9));
            await _stream.WriteAsync(frame);
        }

        /// <summary>Answers with a whole message and status 0.</summary>
        public async Task AnswerAsync(int stream, byte[] message)
        {
            await SendAsync(Headers, EndHeaders, stream, [0x88, .. Literal("content-type", "application/grpc")]);
            await SendAsync(Data, 0, stream, [0, 0, 0, 0, (byte)message.Length, .. message]);
            await SendAsync(Headers, EndHeaders | EndStream, stream, Literal("grpc-status", "0"));
        }

        public Task ResetAsync(int stream, uint code) => SendAsync(Reset, 0, stream, Number32(code));

        public Task GoAwayAsync(int lastStream, uint code) => SendAsync(GoAway, 0, 0, [.. Number32((uint)lastStream), .. Number32(code)]);

        private static byte[] Number32(uint value)
        {
            byte[] bytes = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
            return bytes;
        }

        /// <summary>A header that neither side puts into its table.</summary>
        private static byte[] Literal(string name, string value) =>
            [0, (byte)name.Length, .. Encoding.ASCII.GetBytes(name), (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];
    }
}
