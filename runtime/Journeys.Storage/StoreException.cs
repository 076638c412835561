namespace Journeys.Storage;

/// <summary>The database cannot be used as asked; the message says what is wrong and what to do about it.</summary>
public class StoreException : Exception
{
    /// <summary>Reports a fact and its remedy.</summary>
    public StoreException(string message) : base(message) { }

    /// <summary>Reports a fact and its remedy, with the driver's error as the cause.</summary>
    public StoreException(string message, Exception cause) : base(message, cause) { }
}
