using System.Text;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.Metadata;

public class KeyCacheTests
{
    [Fact]
    public void AKeyIsTheSameStringEachTime()
    {
        var cache = new KeyCache();
        Assert.Equal("title", cache.Find("title"u8));
        Assert.Same(cache.Find("title"u8), cache.Find("title"u8));
    }

    [Fact]
    public void KeysThatShareASlotAreToldApart()
    {
        var cache = new KeyCache();
        string[] keys = [.. Enumerable.Range(0, 5_000).Select(number => $"k{number}x"), "axxb", "ayxb"];
        for (var round = 0; round < 2; round++)
            Assert.All(keys, key => Assert.Equal(key, cache.Find(Encoding.UTF8.GetBytes(key))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("clé")]
    [InlineData("a\\u0062")]
    [InlineData("a key of more than thirty-two bytes")]
    public void WhatMustBeReadIsNotKept(string key) => Assert.Null(new KeyCache().Find(Encoding.UTF8.GetBytes(key)));
}
